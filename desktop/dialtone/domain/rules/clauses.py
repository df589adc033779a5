"""The ids of the clauses (design: conditions). Words: `clause.<id>`."""

from dialtone.domain.kinds import Service
from dialtone.domain.record import Record

ROLES = "AV-1"
TRAINING = "AV-3"
CALLER_ID = "AV-4"
SECURITY = "AV-5"
WARRANTY = "AV-8"
PERSON = "BT-4.a person"
DEVICE = "BT-4.a device"
ROOM = "BT-4.a room"
NO_SERVICE = "BT-4.a no service"
DOUBT = "BT-4.a doubt"
DECLARATION = "BT-4.a false declaration"
CHANGE = "BT-4.a change"
CHANNELS = "BT-4.a channels"
BILLING = "BT-4.b–h"
CABLING = "BT-5"
SOUND = "BT-6"
DIALLER = "ST-5"

ALL = (
    *(f"AV-{number}" for number in range(1, 9)),
    "BT-2",
    "BT-3",
    *(PERSON, DEVICE, ROOM, NO_SERVICE, DOUBT, DECLARATION, CHANGE, CHANNELS, BILLING),
    *(CABLING, SOUND, "BT-7"),
    *("ST-2", "ST-3", "ST-4", DIALLER),
    "WC",
)
"""Every clause of the conditions, in their order."""


class Clauses:
    """The clauses that two services share: ST-… where SIP trunking is the only telephony of a record, else BT-…."""

    def __init__(self, record: Record) -> None:
        trunk_only = Service.SIP_TRUNKING in record.services and Service.BUSINESS_TELEPHONY not in record.services
        self.telephony = not record.services or any(service is not Service.WEB_COLLABORATION for service in record.services)
        self.business = self.telephony and not trunk_only
        self.trunk = Service.SIP_TRUNKING in record.services
        self.excluded_lines, self.fax, self.emergency = ("ST-2", "ST-3", "ST-4") if trunk_only else ("BT-2", "BT-3", "BT-7")
