"""The closed vocabularies of a dossier, in the words of the site file."""

from enum import StrEnum


class DeviceKind(StrEnum):
    """What a device is. Billing hangs on it, so it is never concluded from a vendor alone."""

    DESKPHONE = "deskphone"
    DECT_HANDSET = "dect-handset"
    WIFI_PHONE = "wifi-phone"
    CONFERENCE_PHONE = "conference-phone"
    ANALOGUE_PHONE = "analogue-phone"
    SOFTPHONE_PC = "softphone-pc"
    SOFTPHONE_MOBILE = "softphone-mobile"
    DOORPHONE = "doorphone"
    FAX = "fax"
    EMERGENCY_PHONE = "emergency-phone"
    PAGER = "pager"
    BUZZER = "buzzer"
    FLASHER = "flasher"
    LIFT_PHONE = "lift-phone"
    ALARM_PANEL = "alarm-panel"
    DECT_BASE = "dect-base"
    ATA = "ata"
    GATEWAY = "gateway"
    SWITCH = "switch"
    ROUTER = "router"
    FIREWALL = "firewall"
    ACCESS_POINT = "access-point"
    PBX = "pbx"
    OTHER = "other"


TELEPHONES = frozenset(
    {
        DeviceKind.DESKPHONE,
        DeviceKind.DECT_HANDSET,
        DeviceKind.WIFI_PHONE,
        DeviceKind.CONFERENCE_PHONE,
        DeviceKind.ANALOGUE_PHONE,
        DeviceKind.SOFTPHONE_PC,
        DeviceKind.SOFTPHONE_MOBILE,
    }
)
SOFTPHONES = frozenset({DeviceKind.SOFTPHONE_PC, DeviceKind.SOFTPHONE_MOBILE})
NON_USER_TERMINALS = frozenset(
    {
        DeviceKind.DOORPHONE,
        DeviceKind.FAX,
        DeviceKind.EMERGENCY_PHONE,
        DeviceKind.PAGER,
        DeviceKind.BUZZER,
        DeviceKind.FLASHER,
    }
)
CABLED = (TELEPHONES - SOFTPHONES - {DeviceKind.DECT_HANDSET, DeviceKind.WIFI_PHONE}) | NON_USER_TERMINALS
"""What hangs on a cable, so that the cabling record has to say where (BT-5)."""
EXCLUDED = frozenset({DeviceKind.LIFT_PHONE, DeviceKind.ALARM_PANEL})
INFRASTRUCTURE = frozenset(DeviceKind) - TELEPHONES - NON_USER_TERMINALS - EXCLUDED
CARRIERS = frozenset({DeviceKind.ATA, DeviceKind.GATEWAY, DeviceKind.DECT_BASE})
"""What a device may be `attached_to`."""


class Service(StrEnum):
    """The provider's services that a dossier covers."""

    BUSINESS_TELEPHONY = "business-telephony"
    SIP_TRUNKING = "sip-trunking"
    WEB_COLLABORATION = "web-collaboration"


class PersonService(StrEnum):
    """What a person has on the platform."""

    TELEPHONY = "telephony"
    ADMINISTRATOR_NO_SERVICE = "administrator-no-service"
    SUPERVISOR_NO_SERVICE = "supervisor-no-service"


class RoomUse(StrEnum):
    """Who uses the telephones of a room."""

    PERSONAL = "personal"
    NON_USERS = "non-users"
    USERS = "users"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Origin(StrEnum):
    """Where a device comes from: supplied or approved by the provider, or neither."""

    SUPPLIED = "supplied"
    APPROVED = "approved"
    OTHER = "other"


class LineKind(StrEnum):
    """A line that exists on the site besides the service's telephones."""

    LIFT = "lift"
    ALARM = "alarm"
    FAX = "fax"
    OTHER = "other"


class Rights(StrEnum):
    """Copyright status of a sound file."""

    CLEARED = "cleared"
    ROYALTY_FREE = "royalty-free"
    OWN = "own"
    UNKNOWN = "unknown"


class OrderItem(StrEnum):
    """What an order line or a billing line is about."""

    USER = "user"
    NUMBER = "number"
    VIRTUAL_FAX = "virtual-fax"
    CONFERENCE_ROOM = "conference-room"
    RECORDING_GB = "recording-gb"
    CLICK_TO_CALL_CHANNEL = "click-to-call-channel"
    TRAFFIC_PACK = "traffic-pack"
    OTHER = "other"


class Language(StrEnum):
    """Languages of the report and the customer."""

    NL = "nl"
    FR = "fr"
    EN = "en"
    DE = "de"


class Severity(StrEnum):
    """How much a finding weighs (design: a violation keeps a conform report from being signed)."""

    VIOLATION = "violation"
    WARNING = "warning"
    DOUBT = "doubt"
    ADVICE = "advice"
    INFO = "info"


class Responsible(StrEnum):
    """Who has to act on a finding."""

    CUSTOMER = "customer"
    PARTNER = "partner"
    PROVIDER = "provider"


class Outcome(StrEnum):
    """The three ways an installation can be received."""

    ACCEPTED = "accepted"
    WITH_RESERVES = "accepted-with-reserves"
    REFUSED = "refused"


class CheckState(StrEnum):
    """A check is done, failed, or not done with a reason; nothing is green by default."""

    DONE = "done"
    FAILED = "failed"
    NOT_DONE = "not-done"


class Verdict(StrEnum):
    """What a readiness check concluded."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    WARN = "warn"
    FAIL = "fail"
    NOT_RUN = "not-run"
