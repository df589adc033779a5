"""The card of the installer's signing identity: whether there is one, making and importing it, and giving out its certificate or a copy."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dialtone.gui.context import Context
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, text_label

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot


class IdentityCard(Card):
    """`actions` are its acts, for the palette."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._note = text_label(parent=self)
        self.body.addWidget(self._note)
        self.buttons: dict[str, QPushButton] = {}
        self.acts: dict[str, QAction] = {}
        for name, call in (
            ("create", self.create_identity),
            ("import", self.import_identity),
            ("certificate", self.export_certificate),
            ("copy", self.export_copy),
            ("request", self.export_request),
            ("issued", self.take_issued),
            ("remember", self.remember),
        ):
            self.acts[name] = QAction(self)
            self.acts[name].triggered.connect(call)
            button = self.buttons[name] = QPushButton(self)
            set_property(button, "role", "link")
            button.clicked.connect(self.acts[name].trigger)
        for pair in (
            ("create", "import"),
            ("certificate",),
            ("copy",),
            ("request",),
            ("issued",),
            ("remember",),
        ):  # two of the others side by side are wider than the panel in French
            row = QHBoxLayout()
            row.setSpacing(12)
            for name in pair:
                row.addWidget(self.buttons[name])
            row.addStretch(1)
            self.body.addLayout(row)

    def retranslate(self) -> None:
        """Fixed texts."""
        self.set_heading(self.tr("Your signing identity"), "key-round")
        texts = {
            "create": self.tr("New…"),
            "import": self.tr("Import…"),
            "certificate": self.tr("Save certificate…"),
            "copy": self.tr("Save a copy…"),
            "request": self.tr("Request a certificate…"),
            "issued": self.tr("Take over a certificate…"),
            "remember": self.tr("Remember passphrase…"),
        }
        for name, text in texts.items():
            self.acts[name].setText(self.tr("Signing identity: {act}").format(act=text))
            self.buttons[name].setText(text)

    def refresh(self) -> None:
        """Whether there is one now."""
        exists = self._context.services.identities.exists()
        snapshot = self._context.controller.snapshot
        note = self.tr("On this computer, encrypted. You are asked for the passphrase at each signature.")
        if not exists:
            note = self.tr("There is none yet. Make one on purpose, or take over the one you have.")
            if snapshot is not None and snapshot.training:
                note += " " + self.tr("A training report can be signed with a throw-away one.")
        self._note.setText(note)
        set_property(self._note, "tone", "muted" if exists else "")
        for name in ("certificate", "copy", "request", "issued", "remember"):
            self.acts[name].setEnabled(exists)
            self.buttons[name].setVisible(exists)

    # --- acts ------------------------------------------------------------------------------------------------------------------------

    def create_identity(self) -> None:
        """Open the dialog, with the installer's name in it."""
        from dialtone.gui.dialogs.identity import CreateIdentityDialog

        snapshot: Snapshot | None = self._context.controller.snapshot
        if snapshot is None:
            return
        record = snapshot.record
        name = (record.installer.name if record.installer else None) or ""
        organisation = (record.partner.name if record.partner else None) or ""
        dialog = CreateIdentityDialog(self._context, self.window(), name=name, organisation=organisation)
        dialog.made_identity = self._identity_made
        dialog.open()

    def import_identity(self) -> None:
        """Ask for the file, then for the passphrases."""
        title, filters = self.tr("Import signing identity"), self.tr("Identities (*.p12 *.pfx)")
        self._context.dialogs.ask_file(self, title, filters, self._import)

    def _import(self, path: Path) -> None:
        from dialtone.gui.dialogs.identity import ImportIdentityDialog

        dialog = ImportIdentityDialog(self._context, path, self.window())
        dialog.made_identity = self._identity_made
        dialog.open()

    def _identity_made(self, info: Any) -> None:
        self.refresh()
        text = self.tr("Identity of {name}, fingerprint {fingerprint}")
        self._context.controller.say(text.format(name=info.name, fingerprint=info.fingerprint))

    def export_certificate(self) -> None:
        """The certificate alone, for whoever wants to trust it."""
        note = self.tr("It holds no private key; give it to whoever wants to verify.")
        self._export("certificate.pem", self._context.services.identities.export_certificate, note)

    def export_copy(self) -> None:
        """The identity itself, for safekeeping; the dialog asked before overwriting."""
        identities = self._context.services.identities
        note = self.tr("The copy holds your private key, under the same passphrase. Keep it as you keep a key.")
        self._export("identity.p12", lambda passphrase, path: identities.export_file(passphrase, path, overwrite=True), note)

    def export_request(self) -> None:
        """What an authority needs to issue a certificate for the key that is here."""
        identities = self._context.services.identities
        note = self.tr("It holds no private key. Send it to the authority, then take over the certificate that comes back.")
        self._export("request.pem", lambda passphrase, path: identities.request(passphrase, path, overwrite=True), note)

    def take_issued(self) -> None:
        """The certificate that an authority issued for this key."""
        filters = self.tr("Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c)")
        self._context.dialogs.ask_file(self, self.tr("Take over a certificate"), filters, self._take_issued)

    def _take_issued(self, path: Path) -> None:
        from dialtone.gui.dialogs.identity import UnlockDialog

        identities = self._context.services.identities
        note = self.tr("It takes the place of the certificate that you have; the key stays the same.")
        texts = (self.tr("Take over {file}").format(file=path.name), note, self.tr("&Take over"))
        call = lambda secret: identities.take_issued(secret, path)  # noqa: E731 - one line of a dialog
        UnlockDialog(self._context, texts, call, self._identity_made, self.window()).open()

    def remember(self) -> None:
        """Keep the passphrase in the system's key ring; signing then needs no typing."""
        from dialtone.gui.dialogs.identity import UnlockDialog

        say = self._context.controller.say
        note = self.tr("The key ring of this computer keeps it for whoever is logged in as you. Take it out with: dialtone identity forget")
        texts = (self.tr("Remember the passphrase"), note, self.tr("&Remember"))
        kept = self.tr("The passphrase is in the key ring")
        UnlockDialog(self._context, texts, self._context.services.identities.remember, lambda _: say(kept), self.window()).open()

    def _export(self, name: str, call: Callable[[str, Path], Any], note: str) -> None:
        from dialtone.gui.dialogs.identity import UnlockDialog

        path = self._context.controller.path
        if path is None:
            return
        say = self._context.controller.say

        def ask(target: Path) -> None:
            title = self.tr("Save {file}").format(file=target.name)
            saved = self.tr("Saved: {file}").format(file=target.name)
            texts = (title, note, self.tr("&Save"))
            UnlockDialog(self._context, texts, lambda secret: call(secret, target), lambda _: say(saved), self.window()).open()

        filters = f"{Path(name).suffix[1:].upper()} (*{Path(name).suffix})"
        self._context.dialogs.save_file(self, self.tr("Save"), path.with_name(name), filters, ask)
