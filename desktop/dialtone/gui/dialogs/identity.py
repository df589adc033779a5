"""The signing identity: made on purpose, taken over from a file, or its certificate and copy given out. No passphrase is ever kept."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtWidgets import QCheckBox, QLineEdit, QProgressBar, QWidget

from dialtone.gui.context import Context
from dialtone.gui.dialogs.work_dialog import WorkDialog
from dialtone.gui.models import passphrases
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Field, Form, text_label
from dialtone.services.identities import MIN_PASSPHRASE

if TYPE_CHECKING:
    from dialtone.services.identities import IdentityInfo

_TONES = {"empty": "muted", "short": "fail", "weak": "warn", "fair": "ok", "good": "ok"}


class _NewPassphraseDialog(WorkDialog):
    """The part that both ways share: a passphrase typed twice, its worth, and consent to replacing an identity that is there."""

    def __init__(self, context: Context, first: list[Field], parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.made_identity: Callable[[IdentityInfo], None] | None = None
        self.form = Form(
            context,
            [
                *first,
                Field("passphrase", lambda: self.tr("Pass&phrase"), "secret"),
                Field("again", lambda: self.tr("The same passphrase a&gain"), "secret"),
            ],
            columns=2,
            parent=self,
        )
        self.meter = QProgressBar(self)
        self.meter.setRange(0, 100)
        self.meter.setTextVisible(False)
        self.worth = text_label(role="message", tone="muted", parent=self)
        self.replace = QCheckBox(self)
        self.replace.setVisible(context.services.identities.exists())
        for widget in (self.form, self.meter, self.worth, self.replace):
            self.body.addWidget(widget)
        for name in self.form.values():
            editor = self.form.editor(name)
            if isinstance(editor, QLineEdit):
                editor.textChanged.connect(lambda _: self.judge())
        self.replace.toggled.connect(lambda _: self.judge())

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.say("")
        self.replace.setText(self.tr("&Replace the identity that is there; reports signed with it stay valid"))
        self.meter.setAccessibleName(self.tr("Worth of the passphrase"))
        self.judge()

    def judge(self) -> None:
        """What the passphrase is worth, and whether all is there."""
        values = self.form.values()
        strength = passphrases.judge(values["passphrase"] or "")
        texts = {
            "empty": self.tr("At least {least} characters: four or five words that don't belong together, for instance."),
            "short": self.tr("Too short: {length} of {least} characters."),
            "weak": self.tr("Long enough, but easily guessed: it repeats itself."),
            "fair": self.tr("Long enough. Longer is better."),
            "good": self.tr("Good."),
        }
        text = texts[strength.code].format(least=MIN_PASSPHRASE, length=len(values["passphrase"] or ""))
        tone = _TONES[strength.code]
        if strength.enough and values["again"] and values["again"] != values["passphrase"]:
            text, tone = self.tr("The two are not the same."), "fail"
        self.worth.setText(text)
        set_property(self.worth, "tone", tone)
        self.meter.setValue(strength.share)
        self.update_ready()

    def ready(self) -> bool:
        """Both passphrases alike and long enough; an identity that is there is only replaced when asked."""
        values = self.form.values()
        passphrase = values["passphrase"] or ""
        replaces = self.replace.isHidden() or self.replace.isChecked()
        return passphrases.judge(passphrase).enough and passphrase == (values["again"] or "") and replaces

    def _arrived(self, info: "IdentityInfo") -> None:
        self.forget()
        self.finished_with()
        if self.made_identity is not None:
            self.made_identity(info)

    def forget(self) -> None:
        """Empty the secret fields."""
        self.form.show_values({})


class CreateIdentityDialog(_NewPassphraseDialog):
    """A new identity for the installer."""

    def __init__(self, context: Context, parent: QWidget | None = None, *, name: str = "", organisation: str = "") -> None:
        first = [
            Field("name", lambda: self.tr("&Name of the installer")),
            Field("organisation", lambda: self.tr("&Organisation")),
        ]
        super().__init__(context, first, parent)
        self.rsa = QCheckBox(self)
        self.body.addWidget(self.rsa)
        self.form.show_values({"name": name or None, "organisation": organisation or None})
        self.retranslate()
        self.form.focus_field("passphrase" if name else "name")

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("New signing identity"))
        self.heading.setText(self.tr("New signing identity"))
        self.explanation.setText(
            self.tr(
                "A key and its certificate, kept in one encrypted file on this computer. It proves that the same person signed; who that "
                "is, a reader only knows once he trusts the certificate. Nobody can recover a forgotten passphrase."
            )
        )
        self.rsa.setText(self.tr("RSA key of 3072 bits, for readers that can't do elliptic curves"))
        self.ok.setText(self.tr("&Make the identity"))

    def ready(self) -> bool:
        """With a name."""
        return super().ready() and bool(self.form.values()["name"])

    def begin(self) -> None:
        """Make it on a worker: the key's encryption takes a moment on purpose."""
        values, identities = self.form.values(), self.context.services.identities
        overwrite, kind = self.replace.isChecked(), _kind(rsa=self.rsa.isChecked())
        self.context.bridge.pool(
            lambda: identities.create(values["name"], values["organisation"] or "", values["passphrase"], kind=kind, overwrite=overwrite),
            done=self._arrived,
            failed=self.refused,
            owner=self,
        )


def _kind(*, rsa: bool) -> Literal["ec", "rsa"]:
    return "rsa" if rsa else "ec"


class ImportIdentityDialog(_NewPassphraseDialog):
    """An identity from a PKCS#12 file, encrypted anew."""

    def __init__(self, context: Context, source: Path, parent: QWidget | None = None) -> None:
        super().__init__(context, [Field("old", lambda: self.tr("Passphrase of the &file"), "secret", span=2)], parent)
        self._source = source
        self.retranslate()
        self.form.focus_field("old")

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("Import signing identity"))
        self.heading.setText(self.tr("Import {file}").format(file=self._source.name))
        self.explanation.setText(self.tr("Key and certificate are taken over and encrypted anew; the file itself stays as it is."))
        self.ok.setText(self.tr("&Import"))

    def begin(self) -> None:
        """Read and write on a worker."""
        values, identities = self.form.values(), self.context.services.identities
        source, overwrite = self._source, self.replace.isChecked()
        self.context.bridge.pool(
            lambda: identities.import_file(source, values["old"] or "", values["passphrase"], overwrite=overwrite),
            done=self._arrived,
            failed=self.refused,
            owner=self,
        )


class UnlockDialog(WorkDialog):
    """Asks for the passphrase of the identity, and does with it what it was opened for; `call(passphrase)` runs on a worker."""

    def __init__(
        self,
        context: Context,
        texts: tuple[str, str, str],
        call: Callable[[str], Any],
        done: Callable[[Any], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent, width=460)
        self._texts, self._call, self._done = texts, call, done
        self.form = Form(context, [Field("passphrase", lambda: self.tr("Pass&phrase of the identity"), "secret")], parent=self)
        line = self.form.editor("passphrase")
        if isinstance(line, QLineEdit):
            line.textChanged.connect(lambda _: self.update_ready())
        self.body.addWidget(self.form)
        self.retranslate()
        self.form.focus_field("passphrase")
        self.say("")
        self.update_ready()

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        title, explanation, action = self._texts
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.explanation.setText(explanation)
        self.ok.setText(action)

    def ready(self) -> bool:
        """With a passphrase."""
        return bool(self.form.values()["passphrase"])

    def begin(self) -> None:
        """Do it."""
        passphrase, call = self.form.values()["passphrase"], self._call
        self.context.bridge.pool(lambda: call(passphrase), done=self._arrived, failed=self.refused, owner=self)

    def _arrived(self, value: Any) -> None:
        self.form.show_values({})
        self.finished_with()
        self._done(value)
