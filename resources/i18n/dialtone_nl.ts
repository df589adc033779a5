<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_BE" sourcelanguage="en">
<context>
    <name>AcceptanceCard</name>
    <message>
        <source>Signs for the &amp;customer</source>
        <translation>Tekent voor de &amp;klant</translation>
    </message>
    <message>
        <source>&amp;Function</source>
        <translation>&amp;Functie</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>&amp;Plaats</translation>
    </message>
    <message>
        <source>&amp;In service since</source>
        <translation>&amp;In dienst sinds</translation>
    </message>
    <message>
        <source>a&amp;t</source>
        <translation>o&amp;m</translation>
    </message>
    <message>
        <source>Write 14:30</source>
        <translation>Schrijf 14:30</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Uitkomst</translation>
    </message>
    <message>
        <source>Fill in the day first</source>
        <translation>Vul eerst de dag in</translation>
    </message>
</context>
<context>
    <name>AddBlockDialog</name>
    <message>
        <source>Add number block</source>
        <translation>Nummerblok toevoegen</translation>
    </message>
    <message>
        <source>Emergency services are sent to the postal address of the block, so it has to be the real address of who calls.</source>
        <translation>De hulpdiensten rijden naar het postadres van het nummerblok; het moet dus het werkelijke adres zijn van wie belt.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Toevoegen</translation>
    </message>
</context>
<context>
    <name>AddCablingDialog</name>
    <message>
        <source>First port</source>
        <translation>Eerste poort</translation>
    </message>
    <message>
        <source>Add links</source>
        <translation>Verbindingen toevoegen</translation>
    </message>
    <message>
        <source>Add outlets</source>
        <translation>Aansluitpunten toevoegen</translation>
    </message>
    <message>
        <source>Add patch panels</source>
        <translation>Patchpanelen toevoegen</translation>
    </message>
    <message>
        <source>Add racks</source>
        <translation>Racks toevoegen</translation>
    </message>
    <message>
        <source>Add switches</source>
        <translation>Switches toevoegen</translation>
    </message>
    <message>
        <source>Add switch ports</source>
        <translation>Switchpoorten toevoegen</translation>
    </message>
    <message>
        <source>Add patch cords</source>
        <translation>Patchkabels toevoegen</translation>
    </message>
    <message>
        <source>Choose a panel and its first port, and each outlet gets its link to the next port.</source>
        <translation>Kies een paneel en de eerste poort; elk aansluitpunt krijgt zijn verbinding met de volgende poort.</translation>
    </message>
    <message>
        <source>A name, several with commas, or a range.</source>
        <translation>Een naam, meerdere met komma&apos;s, of een reeks.</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Namen</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>«{part}»: the range can&apos;t be read.</source>
        <translation>«{part}»: de reeks is niet leesbaar.</translation>
    </message>
    <message>
        <source>«{part}»: the number and the range don&apos;t agree.</source>
        <translation>«{part}»: het aantal klopt niet met de reeks.</translation>
    </message>
    <message>
        <source>«{part}»: more than {most} at once.</source>
        <translation>«{part}»: meer dan {most} tegelijk.</translation>
    </message>
    <message>
        <source>«{part}» is named twice.</source>
        <translation>«{part}» staat er twee keer.</translation>
    </message>
    <message>
        <source>Choose the switch.</source>
        <translation>Kies de switch.</translation>
    </message>
    <message>
        <source>«{name}» is there already.</source>
        <translation>«{name}» bestaat al.</translation>
    </message>
    <message>
        <source>There is a link «{name}» already.</source>
        <translation>Er is al een verbinding «{name}».</translation>
    </message>
    <message>
        <source>Panel {panel} has {ports} ports only.</source>
        <translation>Paneel {panel} heeft maar {ports} poorten.</translation>
    </message>
    <message>
        <source>Port {port} of panel {panel} has a link already.</source>
        <translation>Poort {port} van paneel {panel} heeft al een verbinding.</translation>
    </message>
    <message>
        <source>{names}, each with its link</source>
        <translation>{names}, elk met zijn verbinding</translation>
    </message>
    <message>
        <source>&amp;Add 1</source>
        <translation>1 &amp;toevoegen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n</source>
        <translation>
            <numerusform>%n &amp;toevoegen</numerusform>
            <numerusform>%n &amp;toevoegen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Toevoegen</translation>
    </message>
</context>
<context>
    <name>AddDeviceDialog</name>
    <message>
        <source>Add device</source>
        <translation>Toestel toevoegen</translation>
    </message>
    <message>
        <source>A telephone counts with its person, or with its room when it has none. What stays open becomes a question.</source>
        <translation>Een telefoon telt bij zijn persoon, of bij zijn lokaal als hij er geen heeft. Wat open blijft, wordt een vraag.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Toevoegen</translation>
    </message>
    <message>
        <source>Add and &amp;next</source>
        <translation>Toevoegen en vol&amp;gende</translation>
    </message>
    <message>
        <source>Say at least what kind of device it is.</source>
        <translation>Zeg minstens wat voor toestel het is.</translation>
    </message>
    <message>
        <source>The device {device} has this MAC address already.</source>
        <translation>Het toestel {device} heeft dit MAC-adres al.</translation>
    </message>
</context>
<context>
    <name>AddFoundDialog</name>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Persoon</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>&amp;Lokaal</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>Soo&amp;rt</translation>
    </message>
    <message>
        <source>&amp;Kind of the unknown ones</source>
        <translation>Soo&amp;rt van wat niet herkend is</translation>
    </message>
    <message>
        <source>&amp;Kind (what is it?)</source>
        <translation>Soo&amp;rt (wat is het?)</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>zoals gevonden</translation>
    </message>
    <message>
        <source>Add found devices</source>
        <translation>Gevonden toestellen toevoegen</translation>
    </message>
    <message>
        <source>A telephone counts with its person, or with its room when it has none. What was typed in the dossier stays as it is.</source>
        <translation>Een telefoon telt bij zijn persoon, of bij zijn lokaal als hij er geen heeft. Wat in het dossier getypt werd, blijft zoals het is.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Toevoegen</translation>
    </message>
</context>
<context>
    <name>AddPeopleDialog</name>
    <message>
        <source>&amp;Service of all</source>
        <translation>&amp;Dienst voor iedereen</translation>
    </message>
    <message>
        <source>S&amp;ite of all</source>
        <translation>&amp;Vestiging voor iedereen</translation>
    </message>
    <message>
        <source>Type a name on each line, or paste the staff list.</source>
        <translation>Typ één naam per regel, of plak de personeelslijst.</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>Personen toevoegen</translation>
    </message>
    <message>
        <source>As a rule every natural person who uses the telephony is one user, whatever the number of devices.</source>
        <translation>In de regel is elke natuurlijke persoon die telefoneert één gebruiker, ongeacht het aantal toestellen.</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Namen</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>&amp;Add 1 person</source>
        <translation>1 persoon &amp;toevoegen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n people</source>
        <translation>
            <numerusform>%n persoon &amp;toevoegen</numerusform>
            <numerusform>%n personen &amp;toevoegen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddPlanDialog</name>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Pagina</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;Floor</source>
        <translation>&amp;Verdieping</translation>
    </message>
    <message>
        <source>Replace the drawing</source>
        <translation>Tekening vervangen</translation>
    </message>
    <message>
        <source>Add a floor plan</source>
        <translation>Grondplan toevoegen</translation>
    </message>
    <message>
        <source>The pins stay where they are on the sheet, and are marked to be looked at again.</source>
        <translation>De spelden blijven op hun plaats op het blad, en worden gemerkt om opnieuw te bekijken.</translation>
    </message>
    <message>
        <source>Outlets, racks and devices are placed on it afterwards, and it comes into the report.</source>
        <translation>Daarna plaatst u er aansluitpunten, racks en toestellen op; het komt in het proces-verbaal.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>Ve&amp;rvangen</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Toevoegen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Voorbeeld</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lezen…</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Pagina {page} van {pages}</translation>
    </message>
</context>
<context>
    <name>AddReserveDialog</name>
    <message>
        <source>&amp;Reserve</source>
        <translation>V&amp;oorbehoud</translation>
    </message>
    <message>
        <source>&amp;Who solves it</source>
        <translation>&amp;Verantwoordelijk</translation>
    </message>
    <message>
        <source>&amp;By when</source>
        <translation>&amp;Tegen</translation>
    </message>
    <message>
        <source>Make reserves</source>
        <translation>Voorbehouden maken</translation>
    </message>
    <message>
        <source>Make a reserve</source>
        <translation>Voorbehoud maken</translation>
    </message>
    <message>
        <source>The reserve names the violation: it stays one, but no longer keeps the report from being signed with reserves.</source>
        <translation>Het voorbehoud vermeldt de inbreuk: het blijft er een, maar ze belet niet langer dat met voorbehoud wordt ondertekend.</translation>
    </message>
    <message>
        <source>What the customer accepts only on condition, in words that he will recognise in the report.</source>
        <translation>Wat de klant alleen onder voorwaarde aanvaardt, in woorden die hij in het proces-verbaal zal herkennen.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… en nog %n</numerusform>
            <numerusform>… en nog %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Make %n reserves</source>
        <translation>
            <numerusform>%n voorbehoud &amp;maken</numerusform>
            <numerusform>%n voorbehouden &amp;maken</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Make the reserve</source>
        <translation>Voorbehoud &amp;maken</translation>
    </message>
    <message>
        <source>Before signing, each reserve needs a party and a date.</source>
        <translation>Vóór ondertekening heeft elk voorbehoud een verantwoordelijke en een datum nodig.</translation>
    </message>
</context>
<context>
    <name>AddRoomsDialog</name>
    <message>
        <source>&amp;Who uses their telephones</source>
        <translation>&amp;Wie gebruikt de toestellen</translation>
    </message>
    <message>
        <source>&amp;Floor</source>
        <translation>Ver&amp;dieping</translation>
    </message>
    <message>
        <source>&amp;Site</source>
        <translation>&amp;Vestiging</translation>
    </message>
    <message>
        <source>Add rooms</source>
        <translation>Lokalen toevoegen</translation>
    </message>
    <message>
        <source>Shared rooms decide how telephones without a person count: a workshop&apos;s telephone is a user, a meeting room&apos;s is not.</source>
        <translation>Gemeenschappelijke lokalen bepalen hoe toestellen zonder persoon tellen: het toestel van een werkplaats is een gebruiker, dat van een vergaderzaal niet.</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>&amp;Lokalen</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Lokalen</translation>
    </message>
    <message>
        <source>10 offices 1.01–1.10, Warehouse, 3 classrooms</source>
        <translation>10 kantoren 1.01–1.10, Magazijn, 3 klaslokalen</translation>
    </message>
    <message>
        <source>«{part}»: the range can&apos;t be read.</source>
        <translation>«{part}»: de reeks is niet leesbaar.</translation>
    </message>
    <message>
        <source>«{part}»: the number of rooms and the range don&apos;t agree.</source>
        <translation>«{part}»: het aantal lokalen klopt niet met de reeks.</translation>
    </message>
    <message>
        <source>«{part}»: more than {most} rooms at once.</source>
        <translation>«{part}»: meer dan {most} lokalen tegelijk.</translation>
    </message>
    <message>
        <source>«{part}» is named twice.</source>
        <translation>«{part}» staat er twee keer.</translation>
    </message>
    <message>
        <source>There is a room «{part}» already.</source>
        <translation>Er is al een lokaal «{part}».</translation>
    </message>
    <message>
        <source>&amp;Add 1 room</source>
        <translation>1 lokaal &amp;toevoegen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n rooms</source>
        <translation>
            <numerusform>%n lokaal &amp;toevoegen</numerusform>
            <numerusform>%n lokalen &amp;toevoegen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Toevoegen</translation>
    </message>
</context>
<context>
    <name>AddServiceDialog</name>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Wat</translation>
    </message>
    <message>
        <source>&amp;Name, or the number of the fax</source>
        <translation>&amp;Naam, of nummer van de fax</translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation>&amp;Hoeveel</translation>
    </message>
    <message>
        <source>Sound file</source>
        <translation>Geluidsbestand</translation>
    </message>
    <message>
        <source>At least 1. It is not saved yet.</source>
        <translation>Minstens 1. Het is nog niet bewaard.</translation>
    </message>
    <message>
        <source>Add service</source>
        <translation>Dienst toevoegen</translation>
    </message>
    <message>
        <source>These are billed besides the users; the page compares them with the order.</source>
        <translation>Deze diensten worden naast de gebruikers aangerekend; de pagina vergelijkt ze met de bestelbon.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Toevoegen</translation>
    </message>
    <message>
        <source>Add and n&amp;ext</source>
        <translation>Toevoegen en vol&amp;gende</translation>
    </message>
    <message>
        <source>Give it a name, or the number of the fax.</source>
        <translation>Geef een naam, of het nummer van de fax.</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Ask the provider</source>
        <translation>Aan aanbieder vragen</translation>
    </message>
    <message>
        <source>Copies the question for a ticket; the doubt stays open</source>
        <translation>Kopieert de vraag voor een ticket; het punt blijft te bevestigen</translation>
    </message>
    <message>
        <source>Users already</source>
        <translation>Al gebruiker</translation>
    </message>
    <message>
        <source>Not yet users</source>
        <translation>Nog geen gebruiker</translation>
    </message>
    <message>
        <source>Each has its person</source>
        <translation>Elk heeft zijn persoon</translation>
    </message>
    <message>
        <source>Recorded as administrator without service</source>
        <translation>Opgenomen als beheerder zonder dienst</translation>
    </message>
    <message>
        <source>Shares phones</source>
        <translation>Deelt toestellen</translation>
    </message>
    <message>
        <source>Stays a user</source>
        <translation>Blijft gebruiker</translation>
    </message>
    <message>
        <source>No user</source>
        <translation>Geen gebruiker</translation>
    </message>
    <message>
        <source>Telephones: is a user</source>
        <translation>Telefoneert: gebruiker</translation>
    </message>
    <message>
        <source>Telephony</source>
        <translation>Telefonie</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Beheerder</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Yes, in a lift</source>
        <translation>Ja, in een lift</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>Whose is it…</source>
        <translation>Van wie is het…</translation>
    </message>
    <message>
        <source>In which room…</source>
        <translation>In welk lokaal…</translation>
    </message>
    <message>
        <source>What is it…</source>
        <translation>Wat is het…</translation>
    </message>
    <message>
        <source>{users}, {channels} channels</source>
        <translation>{users}, {channels} kanalen</translation>
    </message>
</context>
<context>
    <name>BuildRackDialog</name>
    <message>
        <source>&amp;Panel</source>
        <translation>&amp;Paneel</translation>
    </message>
    <message>
        <source>Por&amp;ts</source>
        <translation>Poor&amp;ten</translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation>Cate&amp;gorie</translation>
    </message>
    <message>
        <source>Position (&amp;U)</source>
        <translation>Positie (&amp;U)</translation>
    </message>
    <message>
        <source>S&amp;hielded</source>
        <translation>Afgesc&amp;hermd</translation>
    </message>
    <message>
        <source>&amp;Rack</source>
        <translation>&amp;Rack</translation>
    </message>
    <message>
        <source>Height of the rack (U)</source>
        <translation>Hoogte van het rack (U)</translation>
    </message>
    <message>
        <source>Room of the rack</source>
        <translation>Lokaal van het rack</translation>
    </message>
    <message>
        <source>S&amp;witch</source>
        <translation>S&amp;witch</translation>
    </message>
    <message>
        <source>Its PoE budget (W)</source>
        <translation>PoE-budget (W)</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Poort</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Aansluitpunt</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Lokaal</translation>
    </message>
    <message>
        <source>Length (m)</source>
        <translation>Lengte (m)</translation>
    </message>
    <message>
        <source>Switch port</source>
        <translation>Switchpoort</translation>
    </message>
    <message>
        <source>Build a rack</source>
        <translation>Rack opbouwen</translation>
    </message>
    <message>
        <source>A panel with an outlet and a link for each port. The panel&apos;s port, its link and its outlet share one name.</source>
        <translation>Een paneel met voor elke poort een aansluitpunt en een verbinding. Paneelpoort, verbinding en aansluitpunt dragen dezelfde naam.</translation>
    </message>
    <message>
        <source>Select rows and fill down: names count on.</source>
        <translation>Selecteer rijen en voer omlaag door: namen tellen verder.</translation>
    </message>
    <message>
        <source>Patch each port to the s&amp;ame port of the switch</source>
        <translation>Elke poort naar dezelfde poort v&amp;an de switch patchen</translation>
    </message>
    <message>
        <source>&amp;Fill down</source>
        <translation>Om&amp;laag doorvoeren</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Omlaag doorvoeren</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Poorten</translation>
    </message>
    <message>
        <source>Ctrl+V pastes columns of a spreadsheet, from the cell on.</source>
        <translation>Ctrl+V plakt kolommen uit een rekenblad, vanaf de cel.</translation>
    </message>
    <message>
        <source>&amp;Build</source>
        <translation>&amp;Opbouwen</translation>
    </message>
    <message>
        <source>{outlets} outlets, {links} links and {cords} patch cords will be made, in one step that can be undone.</source>
        <translation>Er komen {outlets} aansluitpunten, {links} verbindingen en {cords} patchkabels, in één stap die u ongedaan kunt maken.</translation>
    </message>
</context>
<context>
    <name>Building</name>
    <message>
        <source>The panel needs a name.</source>
        <translation>Geef het paneel een naam.</translation>
    </message>
    <message>
        <source>There is a panel «{name}» already.</source>
        <translation>Er is al een paneel «{name}».</translation>
    </message>
    <message>
        <source>Port {port}: outlet «{name}» has a link already.</source>
        <translation>Poort {port}: aansluitpunt «{name}» heeft al een verbinding.</translation>
    </message>
    <message>
        <source>There is a link «{name}» already.</source>
        <translation>Er is al een verbinding «{name}».</translation>
    </message>
    <message>
        <source>Port {port}: switch port «{name}» has a cord already.</source>
        <translation>Poort {port}: in switchpoort «{name}» zit al een patchkabel.</translation>
    </message>
</context>
<context>
    <name>CableTests</name>
    <message>
        <source>permanent link</source>
        <translation>permanente link</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>kanaal</translation>
    </message>
    <message>
        <source>no result</source>
        <translation>geen resultaat</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>rij {row}</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>Kabel</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultaat</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemeten</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limiet</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Lengte</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Marge</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>Tester</source>
        <translation>Tester</translation>
    </message>
</context>
<context>
    <name>Cabling</name>
    <message>
        <source>panel {panel} port {port}</source>
        <translation>paneel {panel} poort {port}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categorie</translation>
    </message>
    <message>
        <source>Length (m)</source>
        <translation>Lengte (m)</translation>
    </message>
    <message>
        <source>Rack</source>
        <translation>Rack</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Paneel</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Poort</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Aansluitpunt</translation>
    </message>
    <message>
        <source>Length is</source>
        <translation>Lengte is</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Label on the wall</source>
        <translation>Etiket</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Lokaal</translation>
    </message>
    <message>
        <source>Position (U)</source>
        <translation>Positie (U)</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Poorten</translation>
    </message>
    <message>
        <source>Shielded</source>
        <translation>Afgeschermd</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>Omschrijving</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Vestiging</translation>
    </message>
    <message>
        <source>Height (U)</source>
        <translation>Hoogte (U)</translation>
    </message>
    <message>
        <source>full duplex</source>
        <translation>full-duplex</translation>
    </message>
    <message>
        <source>half duplex</source>
        <translation>half-duplex</translation>
    </message>
    <message>
        <source>On a UPS</source>
        <translation>Op UPS</translation>
    </message>
    <message>
        <source>Faceplate</source>
        <translation>Afdekplaat</translation>
    </message>
    <message>
        <source>Splitter</source>
        <translation>Splitter</translation>
    </message>
    <message>
        <source>Desk switch</source>
        <translation>Bureauswitch</translation>
    </message>
    <message>
        <source>Reserved ports</source>
        <translation>Gereserveerde poorten</translation>
    </message>
    <message>
        <source>Defective ports</source>
        <translation>Defecte poorten</translation>
    </message>
    <message>
        <source>Earthed</source>
        <translation>Geaard</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Slotvast</translation>
    </message>
    <message>
        <source>Its own name</source>
        <translation>Eigen naam</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Merk</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-adres</translation>
    </message>
    <message>
        <source>PoE (W)</source>
        <translation>PoE (W)</translation>
    </message>
    <message>
        <source>PoE standard</source>
        <translation>PoE-standaard</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serienummer</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Switch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Toestel</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Spraak</translation>
    </message>
    <message>
        <source>Mbit/s</source>
        <translation>Mbit/s</translation>
    </message>
    <message>
        <source>PoE class</source>
        <translation>PoE-klasse</translation>
    </message>
    <message>
        <source>Duplex</source>
        <translation>Duplex</translation>
    </message>
    <message>
        <source>PoE reserved (W)</source>
        <translation>Gereserveerde PoE (W)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Naar</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Kleur</translation>
    </message>
    <message>
        <source>«{text}» is no port and no range of ports</source>
        <translation>«{text}» is geen poort en geen reeks poorten</translation>
    </message>
    <message>
        <source>«{text}» is no number</source>
        <translation>«{text}» is geen getal</translation>
    </message>
    <message>
        <source>{title}: from {least} to {most}</source>
        <translation>{title}: van {least} tot {most}</translation>
    </message>
</context>
<context>
    <name>CablingActs</name>
    <message>
        <source>Build a rack…</source>
        <translation>Rack opbouwen…</translation>
    </message>
    <message>
        <source>Patch by scanning…</source>
        <translation>Patchen met de scanner…</translation>
    </message>
    <message>
        <source>Labels…</source>
        <translation>Etiketten…</translation>
    </message>
    <message>
        <source>Paste cabling…</source>
        <translation>Bekabeling plakken…</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Uit een bestand…</translation>
    </message>
    <message>
        <source>Read a switch…</source>
        <translation>Een switch uitlezen…</translation>
    </message>
    <message>
        <source>This outlet is that port…</source>
        <translation>Dit aansluitpunt is die poort…</translation>
    </message>
    <message>
        <source>Fill switch ports from the scan</source>
        <translation>Switchpoorten invullen uit de scan</translation>
    </message>
    <message>
        <source>Change rows…</source>
        <translation>Rijen wijzigen…</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Omlaag doorvoeren</translation>
    </message>
    <message>
        <source>Names by the scheme…</source>
        <translation>Namen volgens het schema…</translation>
    </message>
    <message>
        <source>There is nothing to label yet.</source>
        <translation>Er is nog niets om te etiketteren.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Kies een bestand</translation>
    </message>
    <message>
        <source>Patch lists, tests, documents ({names})</source>
        <translation>Patchlijsten, testresultaten, documenten ({names})</translation>
    </message>
    <message>
        <source>All names are by the scheme.</source>
        <translation>Alle namen volgen het schema.</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) become another: {examples}. Labels on the wall don&apos;t change by themselves.</source>
        <translation>
            <numerusform>%n naam wordt anders: {examples}. Etiketten op de muur veranderen niet vanzelf.</numerusform>
            <numerusform>%n namen worden anders: {examples}. Etiketten op de muur veranderen niet vanzelf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Names by the scheme</source>
        <translation>Namen volgens het schema</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Hernoemen</translation>
    </message>
</context>
<context>
    <name>CablingPage</name>
    <message>
        <source>Cabling</source>
        <translation>Bekabeling</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Weergaven</translation>
    </message>
    <message>
        <source>&amp;Patch…</source>
        <translation>&amp;Patchen…</translation>
    </message>
    <message>
        <source>&amp;Bring in</source>
        <translation>&amp;Invoeren</translation>
    </message>
    <message>
        <source>&amp;Rack…</source>
        <translation>Ra&amp;ck…</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Toevoegen…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Gegevens</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>Tekeningen</translation>
    </message>
    <message>
        <source>Floor plans</source>
        <translation>Grondplannen</translation>
    </message>
    <message>
        <source>To solve ({count})</source>
        <translation>Op te lossen ({count})</translation>
    </message>
    <message>
        <source>To solve</source>
        <translation>Op te lossen</translation>
    </message>
    <message>
        <source>Add links…</source>
        <translation>Verbindingen toevoegen…</translation>
    </message>
    <message>
        <source>Add outlets…</source>
        <translation>Aansluitpunten toevoegen…</translation>
    </message>
    <message>
        <source>Add panels…</source>
        <translation>Panelen toevoegen…</translation>
    </message>
    <message>
        <source>Add racks…</source>
        <translation>Racks toevoegen…</translation>
    </message>
    <message>
        <source>Add switches…</source>
        <translation>Switches toevoegen…</translation>
    </message>
    <message>
        <source>Add ports…</source>
        <translation>Poorten toevoegen…</translation>
    </message>
    <message>
        <source>Add cords…</source>
        <translation>Patchkabels toevoegen…</translation>
    </message>
    <message>
        <source>Add a floor plan…</source>
        <translation>Grondplan toevoegen…</translation>
    </message>
</context>
<context>
    <name>CablingState</name>
    <message>
        <source>Not documented</source>
        <translation>Niet gedocumenteerd</translation>
    </message>
    <message>
        <source>Test failed</source>
        <translation>Test niet geslaagd</translation>
    </message>
    <message>
        <source>Documented, not tested</source>
        <translation>Gedocumenteerd, niet getest</translation>
    </message>
    <message>
        <source>Documented</source>
        <translation>Gedocumenteerd</translation>
    </message>
    <message>
        <source>no link to a panel</source>
        <translation>geen verbinding met een paneel</translation>
    </message>
    <message>
        <source>panel or port not known</source>
        <translation>paneel of poort niet bekend</translation>
    </message>
    <message>
        <source>the link failed its test</source>
        <translation>niet geslaagd voor de test</translation>
    </message>
    <message>
        <source>the link was not tested</source>
        <translation>verbinding niet getest</translation>
    </message>
    <message>
        <source>switch port {port}</source>
        <translation>switchpoort {port}</translation>
    </message>
    <message>
        <source>no patch cord</source>
        <translation>geen patchkabel</translation>
    </message>
    <message>
        <source>switch port not known</source>
        <translation>switchpoort niet bekend</translation>
    </message>
    <message>
        <source>no switch port, no cord</source>
        <translation>geen switchpoort of kabel</translation>
    </message>
</context>
<context>
    <name>ChangeRowsDialog</name>
    <message>
        <source>as it is</source>
        <translation>zoals het is</translation>
    </message>
    <message>
        <source>Change 1 row</source>
        <translation>1 rij wijzigen</translation>
    </message>
    <message numerus="yes">
        <source>Change %n rows</source>
        <translation>
            <numerusform>%n rij wijzigen</numerusform>
            <numerusform>%n rijen wijzigen</numerusform>
        </translation>
    </message>
    <message>
        <source>What you fill in goes into all of them; what you leave empty stays as it is: {names}</source>
        <translation>Wat u invult, komt in alle rijen; wat u leeg laat, blijft zoals het is: {names}</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) become different.</source>
        <translation>
            <numerusform>%n rij verandert.</numerusform>
            <numerusform>%n rijen veranderen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Wijzigen</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>Changes since version {number}</source>
        <translation>Wijzigingen sinds versie {number}</translation>
    </message>
    <message>
        <source>Each signed file is a version that stays as it is. A later edit is in the next one, which lists it.</source>
        <translation>Elk ondertekend bestand is een versie die blijft zoals ze is. Een latere wijziging staat in de volgende, die ze opsomt.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welke</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Wijziging</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Wijzigingen</translation>
    </message>
    <message>
        <source>What this version was made of can&apos;t be read.</source>
        <translation>De gegevens van deze versie zijn niet leesbaar.</translation>
    </message>
    <message>
        <source>Nothing changed since this version.</source>
        <translation>Sinds deze versie is niets gewijzigd.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Raw readings</source>
        <translation>Ruwe meetwaarden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiëren</translation>
    </message>
    <message>
        <source>Run this check</source>
        <translation>Deze controle uitvoeren</translation>
    </message>
    <message>
        <source>Provider profile</source>
        <translation>Profiel van de aanbieder</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemeten</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grens</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>Vorige keer</translation>
    </message>
    <message>
        <source>Remedy: {remedy}</source>
        <translation>Oplossing: {remedy}</translation>
    </message>
    <message>
        <source>Responsible: {who} ({clause})</source>
        <translation>Verantwoordelijke: {who} ({clause})</translation>
    </message>
    <message>
        <source>Raw readings copied</source>
        <translation>Ruwe meetwaarden gekopieerd</translation>
    </message>
</context>
<context>
    <name>CheckReasonDialog</name>
    <message>
        <source>What is wrong?</source>
        <translation>Wat is er niet in orde?</translation>
    </message>
    <message>
        <source>Why not?</source>
        <translation>Waarom niet?</translation>
    </message>
    <message>
        <source>The report names what failed, with these words.</source>
        <translation>Het proces-verbaal vermeldt wat niet in orde is, met deze woorden.</translation>
    </message>
    <message>
        <source>The report says that it was not done, and why. Without a reason it stays open.</source>
        <translation>Het proces-verbaal zegt dat het niet gedaan is, en waarom. Zonder reden blijft het open.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Hoogstens %1 tekens.</translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Controle</translation>
    </message>
    <message>
        <source>%1 (optional)</source>
        <translation>%1 (facultatief)</translation>
    </message>
    <message>
        <source>Reason, note</source>
        <translation>Reden, opmerking</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>geen reden opgegeven</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Reden</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>&amp;Opmerking</translation>
    </message>
    <message>
        <source>Filled in &amp;by</source>
        <translation>Ingevuld &amp;door</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Controles</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Heropenen</translation>
    </message>
    <message>
        <source>Open a&amp;gain</source>
        <translation>&amp;Heropenen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>O %1 · X %2 · N %3 · Del open again</source>
        <translation>O %1 · X %2 · N %3 · Del heropenen</translation>
    </message>
    <message>
        <source>check, reason, name</source>
        <translation>controle, reden, naam</translation>
    </message>
    <message>
        <source>Checklists</source>
        <translation>Controlelijsten</translation>
    </message>
    <message>
        <source>Nothing matches the search. Esc in the search box shows everything again.</source>
        <translation>Niets gevonden. Esc in het zoekveld toont opnieuw alles.</translation>
    </message>
    <message>
        <source>Select a line and press O when it is done, X when it failed, N when it was not done. Nothing counts as done by itself; what was not done needs a reason.</source>
        <translation>Selecteer een regel en druk O als hij gedaan is, X als hij niet in orde is, N als hij niet gedaan is. Niets geldt vanzelf als gedaan; wat niet gedaan is, heeft een reden nodig.</translation>
    </message>
    <message>
        <source>%1 of %2 required</source>
        <translation>%1 van %2 verplichte</translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation>, %1 niet in orde</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s)</source>
        <translation>
            <numerusform>%n controle</numerusform>
            <numerusform>%n controles</numerusform>
        </translation>
    </message>
    <message>
        <source>What was not done needs a reason; the old one stays.</source>
        <translation>Wat niet gedaan is, heeft een reden nodig; de oude blijft.</translation>
    </message>
</context>
<context>
    <name>ChecksTable</name>
    <message>
        <source>Other checks</source>
        <translation>Andere controles</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Te doen</translation>
    </message>
    <message>
        <source>{filled} of {total}</source>
        <translation>{filled} van {total}</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} mislukt</translation>
    </message>
</context>
<context>
    <name>CountLines</name>
    <message>
        <source>by what is known; {least} to {most} with doubts</source>
        <translation>volgens wat bekend is; {least} tot {most} met de open vragen</translation>
    </message>
    <message>
        <source>certain, up to {most} with doubts</source>
        <translation>zeker, tot {most} met de open vragen</translation>
    </message>
    <message>
        <source>at most, {least} if doubts fall away</source>
        <translation>hoogstens, {least} als de open vragen wegvallen</translation>
    </message>
    <message>
        <source>nothing in doubt</source>
        <translation>niets te bevestigen</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>1 telephone</source>
        <translation>1 toestel</translation>
    </message>
    <message>
        <source>%n telephones</source>
        <translation>%n toestellen</translation>
    </message>
    <message>
        <source>%n more rooms</source>
        <translation>nog %n lokalen</translation>
    </message>
    <message>
        <source>1 more room</source>
        <translation>nog 1 lokaal</translation>
    </message>
    <message>
        <source>Rooms of users</source>
        <translation>Lokalen van gebruikers</translation>
    </message>
    <message>
        <source>No service</source>
        <translation>Zonder dienst</translation>
    </message>
    <message>
        <source>Excluded lines</source>
        <translation>Uitgesloten lijnen</translation>
    </message>
    <message>
        <source>… and %n more</source>
        <translation>… en nog %n</translation>
    </message>
    <message>
        <source>progressive</source>
        <translation>progressief</translation>
    </message>
    <message>
        <source>flat</source>
        <translation>vlak</translation>
    </message>
    <message>
        <source>Progressive: each user brings channels at the rate of his rank, so one more user never means fewer channels.</source>
        <translation>Progressief: elke gebruiker brengt kanalen mee volgens zijn rang; een gebruiker meer betekent dus nooit minder kanalen.</translation>
    </message>
    <message>
        <source>Flat: all users bring channels at the rate of the bracket that their number falls in.</source>
        <translation>Vlak: alle gebruikers brengen kanalen mee volgens de schijf waarin hun aantal valt.</translation>
    </message>
    <message>
        <source>Channels, {method}</source>
        <translation>Kanalen, {method}</translation>
    </message>
    <message>
        <source>whole calls</source>
        <translation>hele oproepen</translation>
    </message>
    <message>
        <source>with doubts</source>
        <translation>met de open vragen</translation>
    </message>
    <message>
        <source>other reading, {method}</source>
        <translation>andere lezing, {method}</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Besteld</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
    <message>
        <source>Enter the order on the page Order &amp; users.</source>
        <translation>Vul de bestelbon in op de pagina «Bestelbon &amp; gebruikers».</translation>
    </message>
</context>
<context>
    <name>CreateIdentityDialog</name>
    <message>
        <source>&amp;Name of the installer</source>
        <translation>&amp;Naam van de installateur</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>&amp;Organisatie</translation>
    </message>
    <message>
        <source>New signing identity</source>
        <translation>Nieuwe identiteit om te ondertekenen</translation>
    </message>
    <message>
        <source>A key and its certificate, kept in one encrypted file on this computer. It proves that the same person signed; who that is, a reader only knows once he trusts the certificate. Nobody can recover a forgotten passphrase.</source>
        <translation>Een sleutel met zijn certificaat, in één versleuteld bestand op deze computer. Ze bewijst dat telkens dezelfde persoon ondertekende; wie dat is, weet een lezer pas als hij het certificaat vertrouwt. Een vergeten wachtzin kan niemand herstellen.</translation>
    </message>
    <message>
        <source>RSA key of 3072 bits, for readers that can&apos;t do elliptic curves</source>
        <translation>RSA-sleutel van 3072 bits, voor lezers die geen elliptische krommen aankunnen</translation>
    </message>
    <message>
        <source>&amp;Make the identity</source>
        <translation>Identiteit &amp;maken</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>limit {value}</source>
        <translation>grens {value}</translation>
    </message>
    <message>
        <source>median {median} {unit} · p99 {high} {unit}</source>
        <translation>mediaan {median} {unit} · p99 {high} {unit}</translation>
    </message>
    <message>
        <source>mean {mean} {unit} · most {most} {unit}</source>
        <translation>gemiddeld {mean} {unit} · hoogste {most} {unit}</translation>
    </message>
    <message>
        <source>upstream</source>
        <translation>uitgaand</translation>
    </message>
    <message>
        <source>downstream</source>
        <translation>inkomend</translation>
    </message>
    <message>
        <source>Loss in each second</source>
        <translation>Verlies per seconde</translation>
    </message>
    <message>
        <source>Jitter (RFC 3550), worst call</source>
        <translation>Jitter (RFC 3550), slechtste oproep</translation>
    </message>
    <message>
        <source>round trip</source>
        <translation>heen en terug</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Heen en terug</translation>
    </message>
    <message>
        <source>worst {worst} · best {best}</source>
        <translation>slechtste {worst} · beste {best}</translation>
    </message>
    <message>
        <source>Voice quality (MOS) of each call</source>
        <translation>Spraakkwaliteit (MOS) per oproep</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>oproepen</translation>
    </message>
    <message>
        <source>Rate (TCP)</source>
        <translation>Snelheid (TCP)</translation>
    </message>
    <message>
        <source>needed {value}</source>
        <translation>nodig {value}</translation>
    </message>
    <message>
        <source>median {median} {unit}</source>
        <translation>mediaan {median} {unit}</translation>
    </message>
    <message>
        <source>at rest</source>
        <translation>in rust</translation>
    </message>
    <message>
        <source>download</source>
        <translation>download</translation>
    </message>
    <message>
        <source>upload</source>
        <translation>upload</translation>
    </message>
    <message>
        <source>both at once</source>
        <translation>beide tegelijk</translation>
    </message>
    <message>
        <source>Round trip under load</source>
        <translation>Heen en terug onder belasting</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>verlies</translation>
    </message>
    <message>
        <source>calls played: {calls}</source>
        <translation>gespeelde oproepen: {calls}</translation>
    </message>
    <message>
        <source>Loss in each trial</source>
        <translation>Verlies per proef</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>proeven</translation>
    </message>
    <message>
        <source>Loss, downstream</source>
        <translation>Verlies, inkomend</translation>
    </message>
    <message>
        <source>now {value} {unit}</source>
        <translation>nu {value} {unit}</translation>
    </message>
</context>
<context>
    <name>DataTable</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n rij gekopieerd</numerusform>
            <numerusform>%n rijen gekopieerd</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>Rijen &amp;kopiëren</translation>
    </message>
    <message>
        <source>Copy with &amp;headings</source>
        <translation>Kopiëren met t&amp;itels</translation>
    </message>
    <message>
        <source>&amp;Sort by %1</source>
        <translation>S&amp;orteren op %1</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Folder:</source>
        <translation>Map:</translation>
    </message>
    <message>
        <source>Kind of file:</source>
        <translation>Bestandstype:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Dat is niet gelukt</translation>
    </message>
    <message>
        <source>Something is wrong in Dialtone itself</source>
        <translation>Er loopt iets mis in Dialtone zelf</translation>
    </message>
    <message>
        <source>Your dossier is saved up to the last edit. What happened was written, without customer data, to this file: %1</source>
        <translation>Uw dossier is bewaard tot en met de laatste wijziging. Wat er gebeurde, staat zonder klantgegevens in dit bestand: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>DiscoverPage</name>
    <message>
        <source>Discover</source>
        <translation>Detectie</translation>
    </message>
    <message>
        <source>&amp;Scan</source>
        <translation>&amp;Scannen</translation>
    </message>
    <message>
        <source>Add all &amp;telephones</source>
        <translation>Alle t&amp;elefoons toevoegen</translation>
    </message>
    <message>
        <source>Order · LAN · platform</source>
        <translation>Bestelbon · LAN · platform</translation>
    </message>
    <message>
        <source>E&amp;xport CSV…</source>
        <translation>CSV e&amp;xporteren…</translation>
    </message>
    <message>
        <source>Import lease list or nmap file…</source>
        <translation>DHCP-lijst of nmap-bestand inlezen…</translation>
    </message>
    <message>
        <source>&amp;Add to the dossier…</source>
        <translation>&amp;Toevoegen aan het dossier…</translation>
    </message>
    <message>
        <source>Assign &amp;person…</source>
        <translation>Persoon toewij&amp;zen…</translation>
    </message>
    <message>
        <source>Assign &amp;room…</source>
        <translation>Lokaal toewi&amp;jzen…</translation>
    </message>
    <message>
        <source>Ta&amp;ke over what the network says</source>
        <translation>Overnemen wat het &amp;netwerk zegt</translation>
    </message>
    <message>
        <source>Show under «Rooms &amp;&amp; devices»</source>
        <translation>Tonen bij «Lokalen &amp;&amp; toestellen»</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xporteren</translation>
    </message>
    <message>
        <source>Lease lists and nmap files (*.leases *.csv *.txt *.xml *.json *.conf *.log);;All files (*)</source>
        <translation>DHCP-lijsten en nmap-bestanden (*.leases *.csv *.txt *.xml *.json *.conf *.log);;Alle bestanden (*)</translation>
    </message>
    <message>
        <source>Import a list</source>
        <translation>Een lijst inlezen</translation>
    </message>
    <message>
        <source>Not scanned yet</source>
        <translation>Nog niet gescand</translation>
    </message>
    <message>
        <source>Every address of the network is asked politely what it is. Nothing is called and no password is tried. What is found can then be taken into the dossier.</source>
        <translation>Aan elk adres van het netwerk wordt beleefd gevraagd wat het is. Er wordt niets gebeld en geen enkel wachtwoord geprobeerd. Wat gevonden is, kan daarna in het dossier worden overgenomen.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scannen</translation>
    </message>
</context>
<context>
    <name>DossierFiles</name>
    <message>
        <source>Dossiers (*.dialtone)</source>
        <translation>Dossiers (*.dialtone)</translation>
    </message>
    <message>
        <source>New dossier</source>
        <translation>Nieuw dossier</translation>
    </message>
    <message>
        <source>Open dossier</source>
        <translation>Dossier openen</translation>
    </message>
    <message>
        <source>Somebody else has this dossier open</source>
        <translation>Iemand anders heeft dit dossier open</translation>
    </message>
    <message>
        <source>Open &amp;read only</source>
        <translation>Alleen-&amp;lezen openen</translation>
    </message>
    <message>
        <source>Read only. %1</source>
        <translation>Alleen-lezen. %1</translation>
    </message>
    <message>
        <source>Read only: nothing can be changed here.</source>
        <translation>Alleen-lezen: hier kan niets gewijzigd worden.</translation>
    </message>
    <message>
        <source>Starting the training site…</source>
        <translation>De oefensite wordt gestart…</translation>
    </message>
    <message>
        <source>Site files (*.json)</source>
        <translation>Sitebestanden (*.json)</translation>
    </message>
    <message>
        <source>Import site file</source>
        <translation>Sitebestand importeren</translation>
    </message>
    <message>
        <source>%1 added, %2 changed, %3 unchanged. Nothing is deleted, and it can be undone in one step.</source>
        <translation>%1 toegevoegd, %2 gewijzigd, %3 ongewijzigd. Er wordt niets verwijderd, en u kunt het in één stap ongedaan maken.</translation>
    </message>
    <message>
        <source>Import %1?</source>
        <translation>%1 importeren?</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importeren</translation>
    </message>
    <message>
        <source>Imported %1</source>
        <translation>%1 geïmporteerd</translation>
    </message>
    <message>
        <source>Export site file</source>
        <translation>Sitebestand exporteren</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Geëxporteerd naar %1</translation>
    </message>
</context>
<context>
    <name>DrawingBar</name>
    <message>
        <source>Smaller (−)</source>
        <translation>Kleiner (−)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Groter (+)</translation>
    </message>
    <message>
        <source>Whole drawing (0)</source>
        <translation>Hele tekening (0)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Afdrukken…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Geschreven: {file}</translation>
    </message>
    <message>
        <source>Save the drawing</source>
        <translation>De tekening bewaren</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>DrawingsView</name>
    <message>
        <source>Drawing</source>
        <translation>Tekening</translation>
    </message>
    <message>
        <source>Nothing to draw yet</source>
        <translation>Nog niets om te tekenen</translation>
    </message>
    <message>
        <source>A rack with its panels and switches makes the first drawing: 24 ports are built in a minute.</source>
        <translation>Een rack met zijn panelen en switches geeft de eerste tekening: 24 poorten bouwt u in een minuut op.</translation>
    </message>
    <message>
        <source>Build a rack…</source>
        <translation>Rack opbouwen…</translation>
    </message>
    <message>
        <source>Rack {name}</source>
        <translation>Rack {name}</translation>
    </message>
    <message>
        <source>Panel {name}</source>
        <translation>Paneel {name}</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netwerk</translation>
    </message>
    <message>
        <source>Way of {name}</source>
        <translation>Weg van {name}</translation>
    </message>
</context>
<context>
    <name>EditDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context>
<context>
    <name>FirewallCard</name>
    <message>
        <source>Your firewall</source>
        <translation>Uw firewall</translation>
    </message>
    <message>
        <source>Choose the make…</source>
        <translation>Kies het merk…</translation>
    </message>
    <message>
        <source>What {make} calls this setting isn&apos;t in the list; its supplier knows.</source>
        <translation>Hoe deze instelling bij {make} heet, staat niet in de lijst; de leverancier weet het.</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Bron: {source}</translation>
    </message>
</context>
<context>
    <name>FirewallSheet</name>
    <message>
        <source>Sheet for the firewall supplier</source>
        <translation>Blad voor de firewallleverancier</translation>
    </message>
    <message>
        <source>Sheet written: {file}</source>
        <translation>Blad bewaard: {file}</translation>
    </message>
</context>
<context>
    <name>FirewallWords</name>
    <message>
        <source>{source}; not read again for this list</source>
        <translation>{source}; niet opnieuw nagelezen voor deze lijst</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>dd/mm/jjjj</translation>
    </message>
    <message>
        <source>This is no date; write it as 24/11/2026. It is not saved yet.</source>
        <translation>Dit is geen datum; schrijf ze als 24/11/2026. Het is nog niet bewaard.</translation>
    </message>
    <message>
        <source>This is no whole number; it is not saved yet.</source>
        <translation>Dit is geen geheel getal; het is nog niet bewaard.</translation>
    </message>
    <message>
        <source>This is no number; it is not saved yet.</source>
        <translation>Dit is geen getal; het is nog niet bewaard.</translation>
    </message>
</context>
<context>
    <name>FoundActs</name>
    <message numerus="yes">
        <source>%n telephone(s) added; Ctrl+Z takes them back</source>
        <translation>
            <numerusform>%n telefoon toegevoegd; Ctrl+Z maakt het ongedaan</numerusform>
            <numerusform>%n telefoons toegevoegd; Ctrl+Z maakt het ongedaan</numerusform>
        </translation>
    </message>
    <message>
        <source>— no person —</source>
        <translation>— geen persoon —</translation>
    </message>
    <message>
        <source>Whose is it?</source>
        <translation>Van wie is het?</translation>
    </message>
    <message>
        <source>New person «{name}»</source>
        <translation>Nieuwe persoon «{name}»</translation>
    </message>
    <message>
        <source>— no room —</source>
        <translation>— geen lokaal —</translation>
    </message>
    <message>
        <source>In which room?</source>
        <translation>In welk lokaal?</translation>
    </message>
    <message>
        <source>New room «{name}»</source>
        <translation>Nieuw lokaal «{name}»</translation>
    </message>
    <message>
        <source>Export the found devices</source>
        <translation>Gevonden toestellen exporteren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschreven: %1</translation>
    </message>
</context>
<context>
    <name>FoundCard</name>
    <message>
        <source>kind, vendor, model, address</source>
        <translation>soort, merk, model, adres</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>gewijzigd</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>ontbreekt</translation>
    </message>
    <message>
        <source>with a contradiction</source>
        <translation>met een tegenspraak</translation>
    </message>
    <message>
        <source>Devices on the network</source>
        <translation>Toestellen op het netwerk</translation>
    </message>
    <message>
        <source>Further filters</source>
        <translation>Andere filters</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Telephones</source>
        <translation>Telefoons</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Onbekend</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nieuw</translation>
    </message>
    <message>
        <source>only in a list</source>
        <translation>enkel in een lijst</translation>
    </message>
    <message>
        <source>other filters</source>
        <translation>andere filters</translation>
    </message>
    <message>
        <source>Nothing matches. Esc in the search box shows everything again.</source>
        <translation>Niets gevonden. Esc in het zoekveld toont opnieuw alles.</translation>
    </message>
    <message>
        <source>Nothing has answered. Check the network and the cable; below is what could not be used.</source>
        <translation>Niets gaf antwoord. Kijk het netwerk en de kabel na; hieronder staat wat niet gebruikt kon worden.</translation>
    </message>
</context>
<context>
    <name>FoundColumns</name>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>onbekend</translation>
    </message>
    <message>
        <source>Vendor, model</source>
        <translation>Merk, model</translation>
    </message>
    <message>
        <source>IP</source>
        <translation>IP</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Poort</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Zeker</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
</context>
<context>
    <name>FoundDevices</name>
    <message>
        <source>new</source>
        <translation>nieuw</translation>
    </message>
    <message>
        <source>known</source>
        <translation>bekend</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>gewijzigd</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>ontbreekt</translation>
    </message>
    <message>
        <source>listed</source>
        <translation>in lijst</translation>
    </message>
    <message>
        <source>Telephones</source>
        <translation>Telefoons</translation>
    </message>
    <message>
        <source>Other terminals</source>
        <translation>Andere eindtoestellen</translation>
    </message>
    <message>
        <source>What are these?</source>
        <translation>Wat zijn dit?</translation>
    </message>
    <message>
        <source>Network and other devices</source>
        <translation>Netwerk en andere toestellen</translation>
    </message>
    <message>
        <source>Only in an imported list, did not answer</source>
        <translation>Enkel in een ingelezen lijst, gaf geen antwoord</translation>
    </message>
    <message>
        <source>In the dossier, but did not answer</source>
        <translation>In het dossier, maar gaf geen antwoord</translation>
    </message>
</context>
<context>
    <name>FoundEvidence</name>
    <message>
        <source>IP address</source>
        <translation>IP-adres</translation>
    </message>
    <message>
        <source>Also at</source>
        <translation>Ook op</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>MAC-adres</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serienummer</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>Calls itself</source>
        <translation>Noemt zich</translation>
    </message>
    <message>
        <source>SIP on</source>
        <translation>SIP op</translation>
    </message>
    <message>
        <source>Switch port</source>
        <translation>Poort</translation>
    </message>
    <message>
        <source>{place}, VLAN {vlan}</source>
        <translation>{place}, VLAN {vlan}</translation>
    </message>
</context>
<context>
    <name>FoundPanel</name>
    <message>
        <source>Select a device to see what it said, when and in which way, to add it, and to say whose it is and where it stands.</source>
        <translation>Selecteer een toestel om te zien wat het zei, wanneer en hoe, om het toe te voegen, en om te zeggen van wie het is en waar het staat.</translation>
    </message>
    <message>
        <source>Enter or A adds · P person · R room · Ctrl+F search</source>
        <translation>Enter of A voegt toe · P persoon · R lokaal · Ctrl+F zoeken</translation>
    </message>
    <message>
        <source>&amp;Add to the dossier…</source>
        <translation>&amp;Toevoegen aan het dossier…</translation>
    </message>
    <message>
        <source>&amp;Person…</source>
        <translation>&amp;Persoon…</translation>
    </message>
    <message>
        <source>&amp;Room…</source>
        <translation>&amp;Lokaal…</translation>
    </message>
    <message>
        <source>Ta&amp;ke over what the network says</source>
        <translation>Overnemen wat het &amp;netwerk zegt</translation>
    </message>
    <message>
        <source>Show under «Rooms &amp;&amp; devices»</source>
        <translation>Tonen bij «Lokalen &amp;&amp; toestellen»</translation>
    </message>
    <message>
        <source>Signals of the device</source>
        <translation>Signalen van het toestel</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>Wat het zei</translation>
    </message>
    <message>
        <source>How sure?</source>
        <translation>Hoe zeker?</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n toestel</numerusform>
            <numerusform>%n toestellen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 sure</source>
        <translation>%1, %2 zeker</translation>
    </message>
    <message>
        <source>%1: dossier %2, network %3</source>
        <translation>%1: dossier %2, netwerk %3</translation>
    </message>
    <message>
        <source>The dossier doesn&apos;t have yet: %1.</source>
        <translation>Nog niet in het dossier: %1.</translation>
    </message>
    <message>
        <source>It is in the dossier, and nothing at its address answered.</source>
        <translation>Het staat in het dossier, maar niets op zijn adres gaf antwoord.</translation>
    </message>
    <message>
        <source>Nothing it said tells what it is. Look at it, and choose its kind when you add it.</source>
        <translation>Niets van wat het zei, vertelt wat het is. Bekijk het ter plaatse en kies de soort bij het toevoegen.</translation>
    </message>
    <message>
        <source>Add it first, and say what kind of device it is.</source>
        <translation>Voeg het eerst toe, en zeg wat voor toestel het is.</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>soort</translation>
    </message>
    <message>
        <source>vendor</source>
        <translation>merk</translation>
    </message>
    <message>
        <source>model</source>
        <translation>model</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>MAC-adres</translation>
    </message>
    <message>
        <source>serial number</source>
        <translation>serienummer</translation>
    </message>
    <message>
        <source>firmware</source>
        <translation>firmware</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-adres</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Customer not named yet</source>
        <translation>Klant nog zonder naam</translation>
    </message>
    <message>
        <source>order %1</source>
        <translation>bestelbon %1</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n gebruiker</numerusform>
            <numerusform>%n gebruikers</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 kanalen</translation>
    </message>
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation>
            <numerusform>%n te bevestigen</numerusform>
            <numerusform>%n te bevestigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n before signing</source>
        <translation>
            <numerusform>nog %n vóór ondertekening</numerusform>
            <numerusform>nog %n vóór ondertekening</numerusform>
        </translation>
    </message>
    <message>
        <source>signed</source>
        <translation>ondertekend</translation>
    </message>
    <message>
        <source>ready to sign</source>
        <translation>klaar om te ondertekenen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Weergave</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menu (F10)</translation>
    </message>
    <message>
        <source>Users and simultaneous calls, counted by the provider&apos;s conditions</source>
        <translation>Gebruikers en gelijktijdige oproepen, geteld volgens de voorwaarden van de aanbieder</translation>
    </message>
    <message>
        <source>Questions that may change the count</source>
        <translation>Vragen die de telling nog kunnen wijzigen</translation>
    </message>
    <message>
        <source>What keeps the report from being signed</source>
        <translation>Wat de ondertekening van het proces-verbaal belet</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Zoals het systeem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>Sunlight</source>
        <translation>Zonlicht</translation>
    </message>
</context>
<context>
    <name>IdentityCard</name>
    <message>
        <source>Your signing identity</source>
        <translation>Uw identiteit om te ondertekenen</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Nieuwe…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importeren…</translation>
    </message>
    <message>
        <source>Save certificate…</source>
        <translation>Certificaat bewaren…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie bewaren…</translation>
    </message>
    <message>
        <source>Request a certificate…</source>
        <translation>Certificaat aanvragen…</translation>
    </message>
    <message>
        <source>Take over a certificate…</source>
        <translation>Certificaat overnemen…</translation>
    </message>
    <message>
        <source>Remember passphrase…</source>
        <translation>Wachtzin onthouden…</translation>
    </message>
    <message>
        <source>Signing identity: {act}</source>
        <translation>Identiteit om te ondertekenen: {act}</translation>
    </message>
    <message>
        <source>On this computer, encrypted. You are asked for the passphrase at each signature.</source>
        <translation>Op deze computer, versleuteld. Bij elke handtekening wordt de wachtzin gevraagd.</translation>
    </message>
    <message>
        <source>There is none yet. Make one on purpose, or take over the one you have.</source>
        <translation>Er is er nog geen. Maak er bewust een, of neem uw bestaande over.</translation>
    </message>
    <message>
        <source>A training report can be signed with a throw-away one.</source>
        <translation>Een proces-verbaal van de oefensite kan met een tijdelijke identiteit worden ondertekend.</translation>
    </message>
    <message>
        <source>Import signing identity</source>
        <translation>Identiteit importeren</translation>
    </message>
    <message>
        <source>Identities (*.p12 *.pfx)</source>
        <translation>Identiteiten (*.p12 *.pfx)</translation>
    </message>
    <message>
        <source>Identity of {name}, fingerprint {fingerprint}</source>
        <translation>Identiteit van {name}, vingerafdruk {fingerprint}</translation>
    </message>
    <message>
        <source>It holds no private key; give it to whoever wants to verify.</source>
        <translation>Het bevat geen privésleutel; geef het aan wie wil controleren.</translation>
    </message>
    <message>
        <source>The copy holds your private key, under the same passphrase. Keep it as you keep a key.</source>
        <translation>De kopie bevat uw privésleutel, met dezelfde wachtzin. Bewaar ze zoals u een sleutel bewaart.</translation>
    </message>
    <message>
        <source>It holds no private key. Send it to the authority, then take over the certificate that comes back.</source>
        <translation>Er zit geen privésleutel in. Bezorg het aan de certificaatautoriteit en neem daarna het certificaat over dat u terugkrijgt.</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c)</source>
        <translation>Certificaten (*.pem *.crt *.cer *.der *.p7b *.p7c)</translation>
    </message>
    <message>
        <source>Take over a certificate</source>
        <translation>Certificaat overnemen</translation>
    </message>
    <message>
        <source>It takes the place of the certificate that you have; the key stays the same.</source>
        <translation>Het komt in de plaats van het certificaat dat u hebt; de sleutel blijft dezelfde.</translation>
    </message>
    <message>
        <source>Take over {file}</source>
        <translation>{file} overnemen</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>&amp;Overnemen</translation>
    </message>
    <message>
        <source>The key ring of this computer keeps it for whoever is logged in as you. Take it out with: dialtone identity forget</source>
        <translation>De sleutelbos van deze computer bewaart ze voor wie als u aangemeld is. Haal ze eruit met: dialtone identity forget</translation>
    </message>
    <message>
        <source>Remember the passphrase</source>
        <translation>Wachtzin onthouden</translation>
    </message>
    <message>
        <source>&amp;Remember</source>
        <translation>&amp;Onthouden</translation>
    </message>
    <message>
        <source>The passphrase is in the key ring</source>
        <translation>De wachtzin staat in de sleutelbos</translation>
    </message>
    <message>
        <source>Save {file}</source>
        <translation>{file} bewaren</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Bewaard: {file}</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Bewaren</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Bewaren</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>says nothing about a device</source>
        <translation>zegt niets over een toestel</translation>
    </message>
    <message>
        <source>origin «{value}» is not known</source>
        <translation>herkomst «{value}» is niet bekend</translation>
    </message>
    <message>
        <source>«{value}» is no date</source>
        <translation>«{value}» is geen datum</translation>
    </message>
    <message>
        <source>kind not known: becomes a question</source>
        <translation>soort niet bekend: wordt een vraag</translation>
    </message>
    <message>
        <source>kind «{value}» is not known</source>
        <translation>soort «{value}» is niet bekend</translation>
    </message>
    <message>
        <source>«{value}» is no MAC address</source>
        <translation>«{value}» is geen MAC-adres</translation>
    </message>
    <message>
        <source>MAC address is already on {device}</source>
        <translation>MAC-adres staat al bij {device}</translation>
    </message>
    <message>
        <source>a row above</source>
        <translation>een rij hierboven</translation>
    </message>
    <message>
        <source>«{value}» is the name of several</source>
        <translation>«{value}» is de naam van meer dan één</translation>
    </message>
    <message>
        <source>new person {name}</source>
        <translation>nieuwe persoon {name}</translation>
    </message>
    <message>
        <source>new room {name}</source>
        <translation>nieuw lokaal {name}</translation>
    </message>
    <message>
        <source>twice in this table</source>
        <translation>twee keer in deze tabel</translation>
    </message>
    <message>
        <source>is there already: its fields are filled in</source>
        <translation>bestaat al: de velden worden aangevuld</translation>
    </message>
    <message>
        <source>is there already, with the same fields</source>
        <translation>bestaat al, met dezelfde velden</translation>
    </message>
    <message>
        <source>has no name</source>
        <translation>heeft geen naam</translation>
    </message>
    <message>
        <source>«{value}» is neither yes nor no</source>
        <translation>«{value}» is geen ja en geen nee</translation>
    </message>
    <message>
        <source>«{value}» is taken as «verified»</source>
        <translation>«{value}» geldt als «doorgemeten»</translation>
    </message>
    <message>
        <source>{field} «{value}» is not known</source>
        <translation>{field} «{value}» is niet bekend</translation>
    </message>
    <message>
        <source>«{name}» comes along</source>
        <translation>«{name}» komt mee</translation>
    </message>
    <message>
        <source>«{value}» is no name</source>
        <translation>«{value}» is geen naam</translation>
    </message>
    <message>
        <source>is in the list already</source>
        <translation>staat al in de lijst</translation>
    </message>
    <message>
        <source>site «{value}» is not in the dossier</source>
        <translation>vestiging «{value}» staat niet in het dossier</translation>
    </message>
    <message>
        <source>service «{value}» is not known</source>
        <translation>dienst «{value}» is niet bekend</translation>
    </message>
</context>
<context>
    <name>ImportCablingDialog</name>
    <message>
        <source>&amp;Sheet</source>
        <translation>Werk&amp;blad</translation>
    </message>
    <message>
        <source>&amp;What it is</source>
        <translation>&amp;Wat het is</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>niet gebruikt</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>Kolom in het bestand</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>Eerste waarden</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Wordt gelezen als</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Rij</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultaat</translation>
    </message>
    <message>
        <source>Bring in cabling</source>
        <translation>Bekabeling invoeren</translation>
    </message>
    <message>
        <source>Bring in «{file}»</source>
        <translation>«{file}» invoeren</translation>
    </message>
    <message>
        <source>The columns are as you chose them for such a file before.</source>
        <translation>De kolommen staan zoals u ze voor zo&apos;n bestand eerder koos.</translation>
    </message>
    <message>
        <source>What each column is was proposed from its heading; choose otherwise where it is wrong (F2).</source>
        <translation>Wat elke kolom is, werd uit de koptekst voorgesteld; kies iets anders waar het fout is (F2).</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Kolommen</translation>
    </message>
    <message>
        <source>What c&amp;omes of the rows</source>
        <translation>Wat &amp;er van de rijen wordt</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolommen</translation>
    </message>
    <message>
        <source>What comes of the rows</source>
        <translation>Wat er van de rijen wordt</translation>
    </message>
    <message>
        <source>Nothing yet: choose what the columns are.</source>
        <translation>Nog niets: kies wat de kolommen zijn.</translation>
    </message>
    <message>
        <source>&amp;Keep as attachment</source>
        <translation>Als &amp;bijlage bewaren</translation>
    </message>
    <message>
        <source>&amp;Bring in</source>
        <translation>&amp;Invoeren</translation>
    </message>
    <message>
        <source>Cables that are not in the dossier, their results are kept: {names}.</source>
        <translation>Kabels die niet in het dossier staan; hun resultaten blijven bewaard: {names}.</translation>
    </message>
    <message>
        <source>Columns not used: {columns}.</source>
        <translation>Kolommen die niet gebruikt worden: {columns}.</translation>
    </message>
    <message>
        <source>Row {row}: what «{value}» means with this tester doesn&apos;t show from the file. Choose it above.</source>
        <translation>Rij {row}: wat «{value}» bij deze tester betekent, blijkt niet uit het bestand. Kies het hierboven.</translation>
    </message>
    <message>
        <source>{file} brought in</source>
        <translation>{file} ingevoerd</translation>
    </message>
</context>
<context>
    <name>ImportIdentityDialog</name>
    <message>
        <source>Passphrase of the &amp;file</source>
        <translation>Wachtzin van het &amp;bestand</translation>
    </message>
    <message>
        <source>Import signing identity</source>
        <translation>Identiteit importeren</translation>
    </message>
    <message>
        <source>Import {file}</source>
        <translation>{file} importeren</translation>
    </message>
    <message>
        <source>Key and certificate are taken over and encrypted anew; the file itself stays as it is.</source>
        <translation>Sleutel en certificaat worden overgenomen en opnieuw versleuteld; het bestand zelf blijft zoals het is.</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importeren</translation>
    </message>
</context>
<context>
    <name>ImportPlatformDialog</name>
    <message>
        <source>Row</source>
        <translation>Rij</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultaat</translation>
    </message>
    <message>
        <source>Import the platform&apos;s list</source>
        <translation>Lijst van het platform importeren</translation>
    </message>
    <message>
        <source>%1: which column says what? Known headings are filled in. A refused row doesn&apos;t stop the others.</source>
        <translation>%1: welke kolom zegt wat? Bekende kolomtitels zijn ingevuld. Een geweigerde rij houdt de andere niet tegen.</translation>
    </message>
    <message>
        <source>This is the &amp;complete list: devices that aren&apos;t in it are removed from the dossier&apos;s list</source>
        <translation>Dit is de &amp;volledige lijst: toestellen die er niet in staan, verdwijnen uit de lijst in het dossier</translation>
    </message>
    <message>
        <source>What the rows become</source>
        <translation>Wat er van de rijen wordt</translation>
    </message>
    <message>
        <source>Say which column holds the MAC address, and one more.</source>
        <translation>Zeg in welke kolom het MAC-adres staat, en nog één.</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importeren</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Columns not used: %1.</source>
        <translation>Kolommen niet gebruikt: %1.</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Sluiten (Esc)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Read on {at}: {seen}</source>
        <translation>Uitgelezen op {at}: {seen}</translation>
    </message>
</context>
<context>
    <name>InterfaceBox</name>
    <message>
        <source>choose…</source>
        <translation>kies…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>Only a VPN or a virtual network is there. Choose it if it leads to the site.</source>
        <translation>Er is alleen een VPN of een virtueel netwerk. Kies het als het naar de site leidt.</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Sneltoetsen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message>
        <source>&amp;Sheet or tape</source>
        <translation>&amp;Vel of tape</translation>
    </message>
    <message>
        <source>First &amp;free label</source>
        <translation>Eerste vr&amp;ije etiket</translation>
    </message>
    <message>
        <source>C&amp;ode</source>
        <translation>C&amp;ode</translation>
    </message>
    <message>
        <source>Shift to the &amp;right (mm)</source>
        <translation>Naar &amp;rechts schuiven (mm)</translation>
    </message>
    <message>
        <source>Shift &amp;down (mm)</source>
        <translation>Om&amp;laag schuiven (mm)</translation>
    </message>
    <message>
        <source>&amp;Wrapped around the cable</source>
        <translation>Rond de kabel &amp;gewikkeld</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiketten</translation>
    </message>
    <message>
        <source>Print the PDF at 100 %, without fitting to the page. Try the test page first: it shows how far the printer is off.</source>
        <translation>Druk de PDF af op 100 %, zonder aanpassen aan de pagina. Probeer eerst de testpagina: die toont hoeveel de printer afwijkt.</translation>
    </message>
    <message>
        <source>Labels of</source>
        <translation>Etiketten voor</translation>
    </message>
    <message numerus="yes">
        <source>Only what is selected (%n)</source>
        <translation>
            <numerusform>Alleen wat geselecteerd is (%n)</numerusform>
            <numerusform>Alleen wat geselecteerd is (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Test page…</source>
        <translation>&amp;Testpagina…</translation>
    </message>
    <message>
        <source>Ta&amp;ble for tape printers…</source>
        <translation>Ta&amp;bel voor tapeprinters…</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Vorige pagina</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Volgende pagina</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Voorbeeld</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Bewaren als &amp;PDF…</translation>
    </message>
    <message>
        <source>Choose what the labels are of.</source>
        <translation>Kies waarvoor de etiketten zijn.</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Pagina {page} van {pages}</translation>
    </message>
    <message>
        <source>{labels} labels on {pages} pages.</source>
        <translation>{labels} etiketten op {pages} pagina&apos;s.</translation>
    </message>
    <message>
        <source>labels.pdf</source>
        <translation>etiketten.pdf</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>labels.csv</source>
        <translation>etiketten.csv</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabel (*.csv)</translation>
    </message>
    <message>
        <source>test-page.pdf</source>
        <translation>testpagina.pdf</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Geschreven: {file}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Bewaren</translation>
    </message>
</context>
<context>
    <name>ListChips</name>
    <message>
        <source>Import list…</source>
        <translation>Lijst inlezen…</translation>
    </message>
    <message>
        <source>The router&apos;s lease list or an nmap file (-oX); can also be dropped here</source>
        <translation>De DHCP-lijst van de router of een nmap-bestand (-oX); kan ook hierheen gesleept worden</translation>
    </message>
    <message>
        <source>Click to leave it out</source>
        <translation>Klik om ze weg te laten</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Training site: nothing here is about a real customer, and no report of it counts.</source>
        <translation>Oefensite: niets hier gaat over een echte klant, en geen enkel proces-verbaal ervan telt.</translation>
    </message>
    <message>
        <source>action</source>
        <translation>actie</translation>
    </message>
    <message>
        <source>Search in the page</source>
        <translation>Zoeken in de pagina</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>Cel bewerken</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>Rij openen</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Rijen kopiëren</translation>
    </message>
    <message>
        <source>Paste from a spreadsheet</source>
        <translation>Plakken uit een rekenblad</translation>
    </message>
    <message>
        <source>Delete rows</source>
        <translation>Rijen verwijderen</translation>
    </message>
    <message>
        <source>Menu of the row</source>
        <translation>Menu van de rij</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Venster</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pagina&apos;s</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Deze pagina</translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>Device of unknown kind</source>
        <translation>Toestel van onbekende soort</translation>
    </message>
    <message>
        <source>Floor {floor} · {name}</source>
        <translation>Verdieping {floor} · {name}</translation>
    </message>
    <message>
        <source>1 user</source>
        <translation>1 gebruiker</translation>
    </message>
    <message>
        <source>%n users</source>
        <translation>%n gebruikers</translation>
    </message>
</context>
<context>
    <name>NetworkPopup</name>
    <message>
        <source>A VPN or a network inside this computer is never ticked by itself. What lies behind a router, such as a voice VLAN, is typed in the field beside it.</source>
        <translation>Een VPN of een netwerk binnen deze computer wordt nooit vanzelf aangevinkt. Wat achter een router ligt, zoals een voice-VLAN, typ je in het veld ernaast.</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>Notes about the scan</source>
        <translation>Opmerkingen bij de scan</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Minder</translation>
    </message>
    <message>
        <source>Details (%1)</source>
        <translation>Details (%1)</translation>
    </message>
</context>
<context>
    <name>NumberColumns</name>
    <message>
        <source>Who</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Calling out</source>
        <translation>Naar buiten</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Noodoproep</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Oordeel</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>Eerste nummer</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Aantal</translation>
    </message>
    <message>
        <source>Last number</source>
        <translation>Laatste nummer</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>Postadres</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>geen adres</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Lijn</translation>
    </message>
    <message>
        <source>On the service?</source>
        <translation>In de dienst?</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Mededeling</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Taken note</source>
        <translation>Kennis genomen</translation>
    </message>
    <message>
        <source>The number of its room or person; a number of its own goes before it.</source>
        <translation>Het nummer van het lokaal of de persoon; een eigen nummer gaat voor.</translation>
    </message>
</context>
<context>
    <name>NumberSubjects</name>
    <message>
        <source>This is no full telephone number; write it as 02 555 10 01 or +32 2 555 10 01.</source>
        <translation>Dit is geen volledig telefoonnummer; schrijf het als 02 555 10 01 of +32 2 555 10 01.</translation>
    </message>
    <message>
        <source>The first number in full, as 02 555 10 00 or +32 2 555 10 00. It is not saved yet.</source>
        <translation>Het volledige eerste nummer, als 02 555 10 00 of +32 2 555 10 00. Het is nog niet bewaard.</translation>
    </message>
    <message>
        <source>A number from 1 to 100000. It is not saved yet.</source>
        <translation>Een getal van 1 tot 100000. Het is nog niet bewaard.</translation>
    </message>
    <message>
        <source>&amp;First number</source>
        <translation>&amp;Eerste nummer</translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation>&amp;Hoeveel</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>Postadres</translation>
    </message>
    <message>
        <source>Same as &amp;site</source>
        <translation>Zelfde als &amp;vestiging</translation>
    </message>
    <message>
        <source>S&amp;treet</source>
        <translation>St&amp;raat</translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation>N&amp;ummer</translation>
    </message>
    <message>
        <source>&amp;Box</source>
        <translation>&amp;Bus</translation>
    </message>
    <message>
        <source>&amp;Postcode</source>
        <translation>&amp;Postcode</translation>
    </message>
    <message>
        <source>&amp;Municipality</source>
        <translation>&amp;Gemeente</translation>
    </message>
    <message>
        <source>&amp;Country</source>
        <translation>Lan&amp;d</translation>
    </message>
    <message>
        <source>Shows when &amp;calling out</source>
        <translation>Toont bij oproep naar &amp;buiten</translation>
    </message>
    <message>
        <source>Shows to &amp;emergency services</source>
        <translation>Toont bij n&amp;oodoproep</translation>
    </message>
    <message>
        <source>De&amp;lete block</source>
        <translation>Blok ver&amp;wijderen</translation>
    </message>
    <message>
        <source>De&amp;lete line</source>
        <translation>Lijn ver&amp;wijderen</translation>
    </message>
    <message>
        <source>Other line</source>
        <translation>Andere lijn</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>Soo&amp;rt</translation>
    </message>
    <message>
        <source>&amp;On the provider&apos;s service?</source>
        <translation>&amp;In de dienst van de aanbieder?</translation>
    </message>
    <message>
        <source>&amp;Carrier that keeps it</source>
        <translation>&amp;Operator die ze behoudt</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>Numbers &amp; emergency</source>
        <translation>Nummers &amp; noodoproepen</translation>
    </message>
    <message>
        <source>&amp;Add number block…</source>
        <translation>Nummerblok &amp;toevoegen…</translation>
    </message>
    <message>
        <source>Add other &amp;line…</source>
        <translation>Andere &amp;lijn toevoegen…</translation>
    </message>
    <message>
        <source>Emergency number of the &amp;selected…</source>
        <translation>Nummer bij noodoproep voor &amp;selectie…</translation>
    </message>
    <message>
        <source>Ta&amp;ke note</source>
        <translation>&amp;Kennis genomen</translation>
    </message>
    <message>
        <source>name or number</source>
        <translation>naam of nummer</translation>
    </message>
    <message>
        <source>For the &amp;customer</source>
        <translation>Voor de kl&amp;ant</translation>
    </message>
    <message>
        <source>Who takes note for the customer</source>
        <translation>Wie namens de klant kennis neemt</translation>
    </message>
    <message>
        <source>Caller IDs</source>
        <translation>Nummerweergave</translation>
    </message>
    <message>
        <source>Number blocks</source>
        <translation>Nummerblokken</translation>
    </message>
    <message>
        <source>Other lines</source>
        <translation>Andere lijnen</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Mededelingen</translation>
    </message>
    <message>
        <source>Nobody telephones yet: add people and telephones on «Rooms &amp; devices», then say here which number each of them shows.</source>
        <translation>Nog niemand telefoneert: voeg personen en toestellen toe bij «Lokalen &amp; toestellen», en noteer hier welk nummer elk van hen toont.</translation>
    </message>
    <message>
        <source>No number blocks yet. Add the customer&apos;s blocks with their postal address: an emergency call is sent to that address.</source>
        <translation>Nog geen nummerblokken. Voeg de blokken van de klant toe met hun postadres: bij een noodoproep rijden de hulpdiensten naar dat adres.</translation>
    </message>
    <message>
        <source>No other lines yet. Add the lines of the lift, the alarm and the fax: the first two may not run over the service.</source>
        <translation>Nog geen andere lijnen. Voeg de lijnen van lift, alarm en fax toe: de eerste twee mogen niet in de dienst.</translation>
    </message>
    <message>
        <source>No notices: no mobile or hot-desk users, and no fax machine.</source>
        <translation>Geen mededelingen: geen mobiele gebruikers of hot-desking, en geen faxtoestel.</translation>
    </message>
    <message>
        <source>1 number</source>
        <translation>1 nummer</translation>
    </message>
    <message numerus="yes">
        <source>%n numbers</source>
        <translation>
            <numerusform>%n nummer</numerusform>
            <numerusform>%n nummers</numerusform>
        </translation>
    </message>
    <message>
        <source>Mobile or hot-desking</source>
        <translation>Mobiel of hot-desking</translation>
    </message>
    <message>
        <source>of {total} with the right address</source>
        <translation>van {total} met het juiste adres</translation>
    </message>
    <message>
        <source>Emergency calls</source>
        <translation>Noodoproepen</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>nog niet</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Select the rows in «Caller IDs» first</source>
        <translation>Selecteer eerst de rijen in «Nummerweergave»</translation>
    </message>
    <message>
        <source>Shows to emergency services</source>
        <translation>Toont bij noodoproep</translation>
    </message>
    <message>
        <source>The number {number}</source>
        <translation>Het nummer {number}</translation>
    </message>
    <message>
        <source>Who takes note for the customer? Fill in the name first.</source>
        <translation>Wie neemt kennis namens de klant? Vul eerst de naam in.</translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation>
            <numerusform>%n verwijderd; Ctrl+Z brengt het terug</numerusform>
            <numerusform>%n verwijderd; Ctrl+Z brengt ze terug</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumbersTable</name>
    <message>
        <source>address not known</source>
        <translation>adres niet bekend</translation>
    </message>
    <message>
        <source>in none of the blocks</source>
        <translation>in geen enkel nummerblok</translation>
    </message>
    <message>
        <source>is no telephone number</source>
        <translation>is geen telefoonnummer</translation>
    </message>
    <message>
        <source>no number entered</source>
        <translation>geen nummer ingevuld</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Devices without a person of their own</source>
        <translation>Toestellen zonder eigen persoon</translation>
    </message>
    <message>
        <source>Rooms: for all their telephones</source>
        <translation>Lokalen: voor al hun toestellen</translation>
    </message>
    <message>
        <source>for its telephones</source>
        <translation>voor zijn toestellen</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>mobiel</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
    <message>
        <source>nothing to remark</source>
        <translation>niets op te merken</translation>
    </message>
    <message>
        <source>all in order</source>
        <translation>alles in orde</translation>
    </message>
    <message>
        <source>%n to solve</source>
        <translation>%n op te lossen</translation>
    </message>
</context>
<context>
    <name>OrderColumns</name>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Besteld</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Vastgesteld</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Verschil</translation>
    </message>
    <message>
        <source>Consequence</source>
        <translation>Gevolg</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>Naam of nummer</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Aantal</translation>
    </message>
    <message>
        <source>Sound file</source>
        <translation>Geluidsbestand</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechten</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Oordeel</translation>
    </message>
</context>
<context>
    <name>OrderPage</name>
    <message>
        <source>Order &amp;reference</source>
        <translation>&amp;Referentie van de bestelbon</translation>
    </message>
    <message>
        <source>Order &amp;date</source>
        <translation>&amp;Datum van de bestelbon</translation>
    </message>
    <message>
        <source>&amp;Users before this job</source>
        <translation>&amp;Gebruikers vóór deze opdracht</translation>
    </message>
    <message>
        <source>C&amp;ounted on</source>
        <translation>G&amp;eteld op</translation>
    </message>
    <message>
        <source>Call &amp;recording</source>
        <translation>Gespreks&amp;opname</translation>
    </message>
    <message>
        <source>Recorded &amp;volume (GB)</source>
        <translation>Opgenomen &amp;volume (GB)</translation>
    </message>
    <message>
        <source>Click-to-call &amp;channels</source>
        <translation>&amp;Kanalen oproep via website</translation>
    </message>
    <message>
        <source>Declarations</source>
        <translation>Verklaringen</translation>
    </message>
    <message>
        <source>Is there an automatic &amp;dialler? (ST-5: not allowed)</source>
        <translation>Is er een automatisch oproep&amp;systeem? (ST-5: niet toegelaten)</translation>
    </message>
    <message>
        <source>Order &amp; users</source>
        <translation>Bestelbon &amp; gebruikers</translation>
    </message>
    <message>
        <source>&amp;Add service…</source>
        <translation>Dienst &amp;toevoegen…</translation>
    </message>
    <message>
        <source>Ordered and found</source>
        <translation>Besteld en vastgesteld</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Diensten</translation>
    </message>
    <message>
        <source>Sound files and declarations</source>
        <translation>Geluidsbestanden en verklaringen</translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation>Geluidsbestanden</translation>
    </message>
    <message>
        <source>Nothing else is billed. Add virtual faxes, conference rooms and traffic packs with Ctrl+D.</source>
        <translation>Verder wordt niets aangerekend. Voeg virtuele faxen, conferentieruimtes en traffic packs toe met Ctrl+D.</translation>
    </message>
    <message>
        <source>No sound files. Add those that the customer uploads (Ctrl+D): the rights are never the provider&apos;s responsibility.</source>
        <translation>Geen geluidsbestanden. Voeg toe wat de klant oplaadt (Ctrl+D): de aanbieder is nooit verantwoordelijk voor de rechten.</translation>
    </message>
    <message>
        <source>Enter what was ordered in the column «Ordered» (F2).</source>
        <translation>Vul in de kolom «Besteld» in wat besteld is (F2).</translation>
    </message>
    <message>
        <source>declared, {counted} counted</source>
        <translation>aangegeven, {counted} geteld</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Bij een te lage aangifte</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanalen</translation>
    </message>
    <message>
        <source>users now, {target} counted</source>
        <translation>gebruikers nu, {target} geteld</translation>
    </message>
    <message>
        <source>Reduction plan</source>
        <translation>Afbouw per kwartaal</translation>
    </message>
    <message>
        <source>Enter the number of users before this job first</source>
        <translation>Vul eerst het aantal gebruikers vóór deze opdracht in</translation>
    </message>
    <message>
        <source>This is no whole number</source>
        <translation>Dit is geen geheel getal</translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation>
            <numerusform>%n verwijderd; Ctrl+Z brengt het terug</numerusform>
            <numerusform>%n verwijderd; Ctrl+Z brengt ze terug</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderTable</name>
    <message>
        <source>quantity not known: enter it under «Services»</source>
        <translation>aantal niet bekend: vul het in bij «Diensten»</translation>
    </message>
    <message>
        <source>order not known</source>
        <translation>bestelbon niet bekend</translation>
    </message>
    <message>
        <source>as ordered</source>
        <translation>zoals besteld</translation>
    </message>
    <message>
        <source>more than ordered: billed by the tariff</source>
        <translation>meer dan besteld: aangerekend aan tarief</translation>
    </message>
    <message>
        <source>ordered but not found: complete the dossier or the order</source>
        <translation>besteld, niet vastgesteld: vul het dossier aan of pas de bestelbon aan</translation>
    </message>
    <message>
        <source>an increase is billed without notice</source>
        <translation>stijging: aangerekend zonder opzeg</translation>
    </message>
    <message>
        <source>fewer: falls step by step, see the plan</source>
        <translation>minder: daalt stapsgewijs, zie de afbouw</translation>
    </message>
    <message>
        <source>fewer: falls at most {percent} % a quarter</source>
        <translation>minder: daalt hoogstens {percent} % per kwartaal</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
    <message>
        <source>declared by the customer</source>
        <translation>verklaard door de klant</translation>
    </message>
    <message>
        <source>ask the customer for the rights</source>
        <translation>laat de klant de rechten bevestigen</translation>
    </message>
    <message>
        <source>Users counted</source>
        <translation>Gebruikers geteld</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>Eindtoestellen</translation>
    </message>
    <message>
        <source>Users ordered</source>
        <translation>Gebruikers besteld</translation>
    </message>
    <message>
        <source>Users before this job</source>
        <translation>Gebruikers vóór deze opdracht</translation>
    </message>
</context>
<context>
    <name>OutletPortDialog</name>
    <message>
        <source>&amp;Outlet</source>
        <translation>&amp;Aansluitpunt</translation>
    </message>
    <message>
        <source>S&amp;witch (name or address)</source>
        <translation>S&amp;witch (naam of adres)</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Poort</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Gehoord</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Poort</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Via</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Interface</translation>
    </message>
    <message>
        <source>This outlet is that port</source>
        <translation>Dit aansluitpunt is die poort</translation>
    </message>
    <message>
        <source>Plug this computer into the outlet and listen: the switch says its name and port within 30 seconds. Or type them.</source>
        <translation>Steek deze computer in het aansluitpunt en luister: de switch zegt binnen 30 seconden zijn naam en poort. Of typ ze.</translation>
    </message>
    <message>
        <source>This computer can&apos;t hear the switch without more rights or a driver. Type the switch and its port, or read the switch.</source>
        <translation>Deze computer kan de switch niet horen zonder meer rechten of een driver. Typ de switch en zijn poort, of lees de switch uit.</translation>
    </message>
    <message>
        <source>&amp;Listen</source>
        <translation>&amp;Luisteren</translation>
    </message>
    <message>
        <source>The cord was &amp;moved</source>
        <translation>De patchkabel werd &amp;verplaatst</translation>
    </message>
    <message>
        <source>Who is heard appears here.</source>
        <translation>Wie gehoord wordt, verschijnt hier.</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>&amp;Overnemen</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Luisteren…</translation>
    </message>
    <message>
        <source>Listening, {left} s at most</source>
        <translation>Luisteren, hoogstens nog {left} s</translation>
    </message>
    <message>
        <source>It is in the cabling record like this already.</source>
        <translation>Het staat al zo in de bekabeling.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>page</source>
        <translation>pagina</translation>
    </message>
    <message>
        <source>person</source>
        <translation>persoon</translation>
    </message>
    <message>
        <source>room</source>
        <translation>lokaal</translation>
    </message>
    <message>
        <source>device</source>
        <translation>toestel</translation>
    </message>
    <message>
        <source>number block</source>
        <translation>nummerblok</translation>
    </message>
    <message>
        <source>site</source>
        <translation>vestiging</translation>
    </message>
    <message>
        <source>page, action, person, room, device, number</source>
        <translation>pagina, actie, persoon, lokaal, toestel, nummer</translation>
    </message>
    <message>
        <source>Go to everything</source>
        <translation>Alles zoeken</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gevonden</translation>
    </message>
    <message numerus="yes">
        <source>%n more; type on to narrow</source>
        <translation>
            <numerusform>nog %n; typ verder om te verfijnen</numerusform>
            <numerusform>nog %n; typ verder om te verfijnen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Draft made: {file}</source>
        <translation>Ontwerp gemaakt: {file}</translation>
    </message>
    <message>
        <source>Draft saved: {file}</source>
        <translation>Ontwerp bewaard: {file}</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>Ontwerp bewaren</translation>
    </message>
    <message>
        <source>Save the signed report</source>
        <translation>Ondertekend proces-verbaal bewaren</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Bewaard: {file}</translation>
    </message>
</context>
<context>
    <name>PasteCablingDialog</name>
    <message>
        <source>Copy the rows in the spreadsheet, headings included, and paste them above.</source>
        <translation>Kopieer de rijen in het rekenblad, met de kolomtitels, en plak ze hierboven.</translation>
    </message>
    <message>
        <source>Paste cabling</source>
        <translation>Bekabeling plakken</translation>
    </message>
    <message>
        <source>Columns are known by their heading ({names}) in English, Dutch or French. A row that is there already is filled in.</source>
        <translation>Kolommen worden herkend aan hun titel ({names}) in het Nederlands, Frans of Engels. Een rij die al bestaat, wordt aangevuld.</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>T&amp;abel</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <source>The first row has to be the headings; none of its cells is a known one.</source>
        <translation>De eerste rij moet de kolomtitels bevatten; geen enkele cel ervan is er een die bekend is.</translation>
    </message>
    <message>
        <source>Take &amp;over 1 row</source>
        <translation>1 rij &amp;overnemen</translation>
    </message>
    <message numerus="yes">
        <source>Take &amp;over %n rows</source>
        <translation>
            <numerusform>%n rij &amp;overnemen</numerusform>
            <numerusform>%n rijen &amp;overnemen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasteDevicesDialog</name>
    <message>
        <source>Copy the rows in the spreadsheet, headings included, and paste them above.</source>
        <translation>Kopieer de rijen in het rekenblad, met de kolomtitels, en plak ze hierboven.</translation>
    </message>
    <message>
        <source>Paste devices</source>
        <translation>Toestellen plakken</translation>
    </message>
    <message>
        <source>Columns are known by their heading (kind, vendor, model, MAC, person, room, extension, origin, delivered on…) in English, Dutch or French. People and rooms that aren&apos;t there yet come along.</source>
        <translation>Kolommen worden herkend aan hun titel (soort, merk, model, MAC, persoon, lokaal, intern nummer, herkomst, geleverd op…) in het Nederlands, Frans of Engels. Personen en lokalen die er nog niet zijn, komen mee.</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>T&amp;abel</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <source>The first row has to be the headings; none of its cells is a known one.</source>
        <translation>De eerste rij moet de kolomtitels bevatten; geen enkele cel ervan is er een die bekend is.</translation>
    </message>
    <message>
        <source>&amp;Add 1 device</source>
        <translation>1 toestel &amp;toevoegen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n devices</source>
        <translation>
            <numerusform>%n toestel &amp;toevoegen</numerusform>
            <numerusform>%n toestellen &amp;toevoegen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Patching</name>
    <message>
        <source>outlet {name}</source>
        <translation>aansluitpunt {name}</translation>
    </message>
    <message>
        <source>panel {panel} port {port}</source>
        <translation>paneel {panel} poort {port}</translation>
    </message>
    <message>
        <source>switch port {port}</source>
        <translation>switchpoort {port}</translation>
    </message>
</context>
<context>
    <name>PatchingDialog</name>
    <message>
        <source>Patch cord</source>
        <translation>Patchkabel</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Naar</translation>
    </message>
    <message>
        <source>Patch by scanning</source>
        <translation>Patchen met de scanner</translation>
    </message>
    <message>
        <source>Scan or type the label of one end, then of the other. Outlets, panel ports, switch ports and telephones (MAC address) are known; a cord&apos;s own label may come first.</source>
        <translation>Scan of typ het etiket van het ene uiteinde en dan van het andere. Aansluitpunten, paneelpoorten, switchpoorten en toestellen (MAC-adres) zijn gekend; het eigen etiket van een patchkabel mag voorafgaan.</translation>
    </message>
    <message>
        <source>At the &amp;rack</source>
        <translation>Aan het &amp;rack</translation>
    </message>
    <message>
        <source>At the &amp;desk</source>
        <translation>Aan het &amp;bureau</translation>
    </message>
    <message>
        <source>Scanned label</source>
        <translation>Gescand etiket</translation>
    </message>
    <message>
        <source>label, then Enter</source>
        <translation>etiket, dan Enter</translation>
    </message>
    <message>
        <source>Take it out (F8)</source>
        <translation>Uittrekken (F8)</translation>
    </message>
    <message>
        <source>&amp;Undo the last</source>
        <translation>&amp;Laatste ongedaan maken</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Klaar</translation>
    </message>
    <message>
        <source>Made so far</source>
        <translation>Tot nu toe gemaakt</translation>
    </message>
    <message>
        <source>What you patch appears here, the last on top.</source>
        <translation>Wat u patcht, verschijnt hier, het laatste bovenaan.</translation>
    </message>
    <message>
        <source>&amp;Other end</source>
        <translation>&amp;Andere uiteinde</translation>
    </message>
    <message>
        <source>&amp;One end</source>
        <translation>&amp;Eerste uiteinde</translation>
    </message>
    <message>
        <source>{name}: now the other end.</source>
        <translation>{name}: nu het andere uiteinde.</translation>
    </message>
    <message>
        <source>Patch cord {cord}: now one end.</source>
        <translation>Patchkabel {cord}: nu een uiteinde.</translation>
    </message>
    <message>
        <source>Already plugged in at {name}: {cord}.</source>
        <translation>In {name} zit al {cord}.</translation>
    </message>
    <message>
        <source>{name} is the same end again.</source>
        <translation>{name} is nog eens hetzelfde uiteinde.</translation>
    </message>
    <message>
        <source>«{text}» is not known in this dossier.</source>
        <translation>«{text}» is niet gekend in dit dossier.</translation>
    </message>
    <message>
        <source>{cord}: {a} — {b}</source>
        <translation>{cord}: {a} — {b}</translation>
    </message>
    <message>
        <source>The last patch was taken back.</source>
        <translation>De laatste patch is ongedaan gemaakt.</translation>
    </message>
</context>
<context>
    <name>PathCard</name>
    <message>
        <source>From end to end</source>
        <translation>Van eind tot eind</translation>
    </message>
    <message>
        <source>Show as a drawing</source>
        <translation>Als tekening tonen</translation>
    </message>
</context>
<context>
    <name>PhotoDialog</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>What is to be seen</source>
        <translation>Wat er te zien is</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Bijschrift</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Verwijderen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Sluiten</translation>
    </message>
</context>
<context>
    <name>PhotosCard</name>
    <message>
        <source>Photos</source>
        <translation>Foto&apos;s</translation>
    </message>
    <message>
        <source>No photo yet. Choose a file, drop it here or paste it; it is kept inside the dossier.</source>
        <translation>Nog geen foto. Kies een bestand, sleep het hierheen of plak het; het wordt in het dossier zelf bewaard.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kiezen…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Plakken</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>Kies een foto</translation>
    </message>
    <message>
        <source>Pictures ({names})</source>
        <translation>Afbeeldingen ({names})</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>Er staat geen afbeelding op het klembord.</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Geplakt</translation>
    </message>
    <message>
        <source>Photo removed; Ctrl+Z brings it back</source>
        <translation>Foto verwijderd; Ctrl+Z brengt ze terug</translation>
    </message>
</context>
<context>
    <name>PickDialog</name>
    <message>
        <source>type a part of the name</source>
        <translation>typ een deel van de naam</translation>
    </message>
    <message>
        <source>Enter takes it, Esc leaves it.</source>
        <translation>Enter kiest, Esc sluit.</translation>
    </message>
</context>
<context>
    <name>PlansView</name>
    <message>
        <source>To place</source>
        <translation>Te plaatsen</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Lokaal</translation>
    </message>
    <message>
        <source>Floor plan</source>
        <translation>Grondplan</translation>
    </message>
    <message>
        <source>To place on the plan</source>
        <translation>Op het plan te plaatsen</translation>
    </message>
    <message>
        <source>Outlets, racks and devices appear here.</source>
        <translation>Aansluitpunten, racks en toestellen verschijnen hier.</translation>
    </message>
    <message>
        <source>P&amp;lace</source>
        <translation>P&amp;laatsen</translation>
    </message>
    <message>
        <source>&amp;Replace drawing…</source>
        <translation>Tekening ve&amp;rvangen…</translation>
    </message>
    <message>
        <source>Remove &amp;plan</source>
        <translation>&amp;Plan verwijderen</translation>
    </message>
    <message>
        <source>More for this plan</source>
        <translation>Meer voor dit plan</translation>
    </message>
    <message>
        <source>Take off the plan</source>
        <translation>Van het plan halen</translation>
    </message>
    <message>
        <source>No floor plan yet</source>
        <translation>Nog geen grondplan</translation>
    </message>
    <message>
        <source>A PDF, PNG or JPEG of a floor: outlets, racks and telephones are placed on it, and it comes into the report.</source>
        <translation>Een PDF, PNG of JPEG van een verdieping: u plaatst er aansluitpunten, racks en toestellen op, en het komt in het proces-verbaal.</translation>
    </message>
    <message>
        <source>Add a floor plan…</source>
        <translation>Grondplan toevoegen…</translation>
    </message>
    <message>
        <source>Click the place, or go there with the arrow keys (Shift: finer) and press Enter. Escape gives up.</source>
        <translation>Klik op de plaats, of ga er met de pijltjes heen (Shift: fijner) en druk op Enter. Escape geeft op.</translation>
    </message>
    <message>
        <source>Choose at the left and press Enter to place. Drag a pin to move it, or choose it and press M.</source>
        <translation>Kies links en druk op Enter om te plaatsen. Versleep een speld, of kies ze en druk op M.</translation>
    </message>
    <message>
        <source>Not placed</source>
        <translation>Niet geplaatst</translation>
    </message>
    <message>
        <source>Other floors</source>
        <translation>Andere verdiepingen</translation>
    </message>
    <message>
        <source>On this plan</source>
        <translation>Op dit plan</translation>
    </message>
    <message>
        <source>Choose a floor plan</source>
        <translation>Kies een grondplan</translation>
    </message>
    <message>
        <source>Choose the new drawing</source>
        <translation>Kies de nieuwe tekening</translation>
    </message>
    <message>
        <source>Drawings ({names})</source>
        <translation>Tekeningen ({names})</translation>
    </message>
    <message>
        <source>Floor plan removed; Ctrl+Z brings it back</source>
        <translation>Grondplan verwijderd; Ctrl+Z brengt het terug</translation>
    </message>
</context>
<context>
    <name>Plot</name>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Bewaren als &amp;PDF…</translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation>De grafiek bewaren</translation>
    </message>
    <message>
        <source>Plot saved: {file}</source>
        <translation>Grafiek bewaard: {file}</translation>
    </message>
</context>
<context>
    <name>ProblemsView</name>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Waar</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Wat te doen</translation>
    </message>
    <message>
        <source>word, name or place</source>
        <translation>woord, naam of plaats</translation>
    </message>
    <message>
        <source>To solve</source>
        <translation>Op te lossen</translation>
    </message>
    <message>
        <source>Nothing to judge yet: the cabling record is empty.</source>
        <translation>Nog niets te beoordelen: er is nog geen bekabeling genoteerd.</translation>
    </message>
    <message>
        <source>Enter goes to the place.</source>
        <translation>Enter gaat naar de plaats.</translation>
    </message>
    <message>
        <source>Minimum record</source>
        <translation>Minimale gegevens</translation>
    </message>
</context>
<context>
    <name>ProfileReader</name>
    <message>
        <source>«{title}», version {version}: {count} hosts and pages in it were never confirmed by the provider. A failure may be the profile&apos;s fault.</source>
        <translation>«{title}», versie {version}: {count} hosts en pagina&apos;s erin zijn nooit door de aanbieder bevestigd. Een mislukking kan aan het profiel liggen.</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Verder</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauze</translation>
    </message>
    <message>
        <source>Stopping; what was found is kept…</source>
        <translation>Wordt gestopt; wat gevonden is, blijft bewaard…</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>… and %n more; solving these shows the next</source>
        <translation>… en nog %n; na deze komen de volgende</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tonen</translation>
    </message>
    <message>
        <source>The question is on the clipboard, ready for a ticket</source>
        <translation>De vraag staat op het klembord, klaar voor een ticket</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Discover</source>
        <translation>Detectie</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>Gereedheid</translation>
    </message>
    <message>
        <source>Rooms &amp; devices</source>
        <translation>Toestellen</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Noodoproepen</translation>
    </message>
    <message>
        <source>Cabling</source>
        <translation>Bekabeling</translation>
    </message>
    <message>
        <source>Order &amp; users</source>
        <translation>Bestelbon</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Controles</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Proces-verbaal</translation>
    </message>
</context>
<context>
    <name>RawReadings</name>
    <message>
        <source>… and {count} lines more; «Copy» takes all.</source>
        <translation>… en nog {count} regels; «Kopiëren» neemt alles.</translation>
    </message>
    <message>
        <source>sent: {text}</source>
        <translation>verstuurd: {text}</translation>
    </message>
    <message>
        <source>arrived: {text}</source>
        <translation>aangekomen: {text}</translation>
    </message>
</context>
<context>
    <name>ReadSwitchDialog</name>
    <message>
        <source>SNMP v2c (community)</source>
        <translation>SNMP v2c (community)</translation>
    </message>
    <message>
        <source>SNMP v3 (user)</source>
        <translation>SNMP v3 (gebruiker)</translation>
    </message>
    <message>
        <source>&amp;Address of the switch</source>
        <translation>&amp;Adres van de switch</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>&amp;Versie</translation>
    </message>
    <message>
        <source>&amp;Community</source>
        <translation>&amp;Community</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Gebruiker</translation>
    </message>
    <message>
        <source>Signed with</source>
        <translation>Ondertekend met</translation>
    </message>
    <message>
        <source>Password for signing</source>
        <translation>Wachtwoord voor ondertekening</translation>
    </message>
    <message>
        <source>Encrypted with</source>
        <translation>Versleuteld met</translation>
    </message>
    <message>
        <source>Password for encryption</source>
        <translation>Wachtwoord voor versleuteling</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>In het dossier</translation>
    </message>
    <message>
        <source>Read a switch</source>
        <translation>Een switch uitlezen</translation>
    </message>
    <message>
        <source>By SNMP, reading only. The community and the passwords are forgotten when this window closes. What you typed stays.</source>
        <translation>Via SNMP, alleen lezen. De community en de wachtwoorden worden vergeten zodra dit venster sluit. Wat u zelf typte, blijft.</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;Uitlezen</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Poorten</translation>
    </message>
    <message>
        <source>The switch&apos;s ports appear here, and what becomes of each in the record.</source>
        <translation>De poorten van de switch verschijnen hier, met wat er in het dossier van wordt.</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>&amp;Overnemen</translation>
    </message>
    <message>
        <source>Reading {address}…</source>
        <translation>{address} uitlezen…</translation>
    </message>
    <message>
        <source>Table {done} of {total}, {rows} rows</source>
        <translation>Tabel {done} van {total}, {rows} rijen</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… en nog %n</numerusform>
            <numerusform>… en nog %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Readiness</name>
    <message>
        <source>The responder is this computer itself: what is measured with it says nothing of the line.</source>
        <translation>De responder is deze computer zelf: wat ermee gemeten wordt, zegt niets over de lijn.</translation>
    </message>
    <message>
        <source>interrupted: {failed} failed, {warned} to look at</source>
        <translation>onderbroken: {failed} niet in orde, {warned} let op</translation>
    </message>
    <message>
        <source>not ready: {failed} failed, {warned} to look at</source>
        <translation>niet klaar: {failed} niet in orde, {warned} let op</translation>
    </message>
    <message>
        <source>{warned} to look at</source>
        <translation>{warned} keer let op</translation>
    </message>
    <message>
        <source>responder on this computer: the line was not measured</source>
        <translation>responder op deze computer: de lijn is niet gemeten</translation>
    </message>
    <message>
        <source>nothing could be measured</source>
        <translation>niets kon gemeten worden</translation>
    </message>
    <message>
        <source>what was measured passed</source>
        <translation>wat gemeten is, is in orde</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>klaar</translation>
    </message>
    <message>
        <source>Measured {moment} through {interface}, in {time}.</source>
        <translation>Gemeten op {moment} via {interface}, in {time}.</translation>
    </message>
    <message>
        <source>Broken off: what is missing was not run.</source>
        <translation>Afgebroken: wat ontbreekt, is niet uitgevoerd.</translation>
    </message>
    <message>
        <source>{count} results are from the run before.</source>
        <translation>{count} resultaten komen van de vorige keer.</translation>
    </message>
</context>
<context>
    <name>ReadinessCard</name>
    <message>
        <source>&amp;Interface</source>
        <translation>&amp;Interface</translation>
    </message>
    <message>
        <source>&amp;Responder</source>
        <translation>&amp;Responder</translation>
    </message>
    <message>
        <source>T&amp;oken</source>
        <translation>T&amp;oken</translation>
    </message>
    <message>
        <source>Ca&amp;lls</source>
        <translation>Oproe&amp;pen</translation>
    </message>
    <message>
        <source>&amp;Duration</source>
        <translation>&amp;Duur</translation>
    </message>
    <message>
        <source>This is a training dossier: only the simulated provider on this computer is measured.</source>
        <translation>Dit is een oefendossier: alleen de nagebootste aanbieder op deze computer wordt gemeten.</translation>
    </message>
    <message>
        <source>The program «dialtone responder» that you run outside the site. Without it there is no measuring of calls, rates and NAT.</source>
        <translation>Het programma «dialtone responder» dat u buiten de site laat draaien. Zonder dat worden oproepen, snelheid en NAT niet gemeten.</translation>
    </message>
    <message>
        <source>Kept in memory only; it is never saved.</source>
        <translation>Blijft alleen in het geheugen; wordt nooit bewaard.</translation>
    </message>
    <message>
        <source>Simultaneous calls to size for; empty: the channels of this dossier&apos;s users.</source>
        <translation>Aantal gelijktijdige oproepen waarop wordt gemeten; leeg: de kanalen van de gebruikers in dit dossier.</translation>
    </message>
    <message>
        <source>How long calls and rates are measured</source>
        <translation>Hoe lang oproepen en snelheid worden gemeten</translation>
    </message>
    <message>
        <source>host[:port]</source>
        <translation>host[:poort]</translation>
    </message>
    <message>
        <source>in the profile</source>
        <translation>in het profiel</translation>
    </message>
    <message>
        <source>Give a number of calls from 1 to {most}.</source>
        <translation>Geef een aantal oproepen van 1 tot {most}.</translation>
    </message>
    <message>
        <source>Type the responder&apos;s token too; «dialtone responder» shows it when it starts.</source>
        <translation>Typ ook het token van de responder; «dialtone responder» toont het bij het starten.</translation>
    </message>
</context>
<context>
    <name>ReadinessPage</name>
    <message>
        <source>Readiness</source>
        <translation>Gereedheid van het netwerk</translation>
    </message>
    <message>
        <source>Run &amp;all</source>
        <translation>&amp;Alles uitvoeren</translation>
    </message>
    <message>
        <source>Run &amp;failed again</source>
        <translation>&amp;Mislukte opnieuw</translation>
    </message>
    <message>
        <source>&amp;Sheet for the firewall supplier…</source>
        <translation>&amp;Blad voor de firewall…</translation>
    </message>
    <message>
        <source>One page: what to change, and what each make calls it</source>
        <translation>Eén bladzijde: wat te wijzigen, en hoe elk merk het noemt</translation>
    </message>
    <message>
        <source>Run all checks</source>
        <translation>Alle controles uitvoeren</translation>
    </message>
    <message>
        <source>Run the failed checks again</source>
        <translation>Mislukte controles opnieuw uitvoeren</translation>
    </message>
    <message>
        <source>Run this check</source>
        <translation>Deze controle uitvoeren</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>&amp;Controle</translation>
    </message>
    <message>
        <source>&amp;What if…</source>
        <translation>&amp;Wat als…</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Nog niet gemeten</translation>
    </message>
    <message>
        <source>Do this before you unbox the phones: link, names, clock, certificates and the provider&apos;s SIP hosts are checked from this computer. With a responder outside the site, calls are played too, and NAT, SIP ALG and rates are measured. What can&apos;t be measured says so, with the reason.</source>
        <translation>Doe dit voor u de toestellen uitpakt: verbinding, namen, klok, certificaten en de SIP-hosts van de aanbieder worden vanaf deze computer gecontroleerd. Met een responder buiten de site worden ook oproepen gespeeld en NAT, SIP ALG en snelheid gemeten. Wat niet gemeten kan worden, zegt dat, met de reden.</translation>
    </message>
    <message>
        <source>The run was made for {before} channels; the users counted now need {now}. Run again.</source>
        <translation>De meting gebeurde voor {before} kanalen; de getelde gebruikers hebben er nu {now} nodig. Meet opnieuw.</translation>
    </message>
</context>
<context>
    <name>ReadinessRunner</name>
    <message>
        <source>Preparing…</source>
        <translation>Voorbereiden…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} van {total}</translation>
    </message>
    <message>
        <source>{done} of {total}: {checks}</source>
        <translation>{done} van {total}: {checks}</translation>
    </message>
</context>
<context>
    <name>ReadinessTable</name>
    <message>
        <source>Verdict</source>
        <translation>Oordeel</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Controle</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemeten</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grens</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Voor</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>Vorige keer</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Verschil</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Controles</translation>
    </message>
    <message>
        <source>No check has this verdict.</source>
        <translation>Geen controle heeft dit oordeel.</translation>
    </message>
    <message>
        <source>&amp;Compare with last run</source>
        <translation>&amp;Vergelijken met vorige keer</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>waiting</source>
        <translation>Wacht</translation>
    </message>
    <message>
        <source>better</source>
        <translation>beter</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>slechter</translation>
    </message>
    <message>
        <source>same</source>
        <translation>gelijk</translation>
    </message>
    <message>
        <source>measured now</source>
        <translation>nu wel gemeten</translation>
    </message>
    <message>
        <source>no longer measured</source>
        <translation>niet meer gemeten</translation>
    </message>
    <message>
        <source>not measured again</source>
        <translation>niet hermeten</translation>
    </message>
    <message>
        <source>no NAT</source>
        <translation>geen NAT</translation>
    </message>
</context>
<context>
    <name>RecordForms</name>
    <message>
        <source>This is no MAC address; write it as 80:5e:c0:4a:10:21. It is not saved yet.</source>
        <translation>Dit is geen MAC-adres; schrijf het als 80:5e:c0:4a:10:21. Het is nog niet bewaard.</translation>
    </message>
    <message>
        <source>This is no IP address. It is not saved yet.</source>
        <translation>Dit is geen IP-adres. Het is nog niet bewaard.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Merk</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Lokaal</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Intern nummer</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>MAC-adres</translation>
    </message>
    <message>
        <source>Is it in a lift?</source>
        <translation>Staat het in een lift?</translation>
    </message>
    <message>
        <source>Pages a week</source>
        <translation>Pagina&apos;s per week</translation>
    </message>
    <message>
        <source>Critical?</source>
        <translation>Kritiek?</translation>
    </message>
    <message>
        <source>Long documents?</source>
        <translation>Lange documenten?</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serienummer</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-adres</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkomst</translation>
    </message>
    <message>
        <source>Delivered on</source>
        <translation>Geleverd op</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>Attached to</source>
        <translation>Aangesloten op</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Opmerking</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Shares telephones (hot-desking)</source>
        <translation>Deelt toestellen (hot-desking)</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Vestiging</translation>
    </message>
    <message>
        <source>Who uses its telephones</source>
        <translation>Wie gebruikt de toestellen</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Verdieping</translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>Outlet or device</source>
        <translation>Aansluitpunt of toestel</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Lokaal</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>Kabel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verbindingen</translation>
    </message>
    <message>
        <source>Outlets</source>
        <translation>Aansluitpunten</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panelen</translation>
    </message>
    <message>
        <source>Racks</source>
        <translation>Racks</translation>
    </message>
    <message>
        <source>Switches</source>
        <translation>Switches</translation>
    </message>
    <message>
        <source>Switch ports</source>
        <translation>Switchpoorten</translation>
    </message>
    <message>
        <source>Patch cords</source>
        <translation>Patchkabels</translation>
    </message>
    <message>
        <source>name, room or panel</source>
        <translation>naam, lokaal of paneel</translation>
    </message>
    <message>
        <source>C&amp;hange rows…</source>
        <translation>Rijen &amp;wijzigen…</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Omlaag doorvoeren</translation>
    </message>
    <message>
        <source>&amp;Labels…</source>
        <translation>&amp;Etiketten…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporteren</translation>
    </message>
    <message>
        <source>Export the patch list, a workbook, or for NetBox</source>
        <translation>De patchlijst, een werkmap of voor NetBox exporteren</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>Volledigheid</translation>
    </message>
    <message>
        <source>Nothing to document yet. Build a rack with Ctrl+B, or add outlets with their links in one go: «A01–A24» from port 1. The conditions ask for suitable and properly documented cabling.</source>
        <translation>Nog niets te documenteren. Bouw een rack op met Ctrl+B, of voeg aansluitpunten met hun verbindingen in één keer toe: «A01–A24» vanaf poort 1. De voorwaarden vragen een geschikte en behoorlijk gedocumenteerde bekabeling.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overzicht</translation>
    </message>
    <message>
        <source>Nothing here yet. Add a range with Ctrl+D, or paste rows with Ctrl+V.</source>
        <translation>Hier staat nog niets. Voeg een reeks toe met Ctrl+D, of plak rijen met Ctrl+V.</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>No results of a cable tester yet. Bring in the tester&apos;s file; what is in the dossier once is never changed.</source>
        <translation>Nog geen resultaten van een kabeltester. Voer het bestand van de tester in; wat eenmaal in het dossier zit, wordt nooit gewijzigd.</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 rij</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n rij</numerusform>
            <numerusform>%n rijen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation>
            <numerusform>%n verwijderd; Ctrl+Z brengt het terug</numerusform>
            <numerusform>%n verwijderd; Ctrl+Z brengt ze terug</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{column} filled down in %n rows</source>
        <translation>
            <numerusform>{column}: in %n rij doorgevoerd</numerusform>
            <numerusform>{column}: in %n rijen doorgevoerd</numerusform>
        </translation>
    </message>
    <message>
        <source>Names are not filled down: each is there only once.</source>
        <translation>Namen worden niet doorgevoerd: elke naam bestaat maar één keer.</translation>
    </message>
</context>
<context>
    <name>ReportLines</name>
    <message>
        <source>Before signing</source>
        <translation>Vóór ondertekening</translation>
    </message>
    <message>
        <source>Violations that no reserve names</source>
        <translation>Inbreuken die in geen voorbehoud staan</translation>
    </message>
    <message>
        <source>refused all the same</source>
        <translation>toch geweigerd</translation>
    </message>
    <message>
        <source>1 violation</source>
        <translation>1 inbreuk</translation>
    </message>
    <message>
        <source>%n violations</source>
        <translation>%n inbreuken</translation>
    </message>
    <message>
        <source>1 reserve</source>
        <translation>1 voorbehoud</translation>
    </message>
    <message>
        <source>%n reserves</source>
        <translation>%n voorbehouden</translation>
    </message>
    <message>
        <source>«{accepted}» is not possible: {why}.</source>
        <translation>«{accepted}» is niet mogelijk: {why}.</translation>
    </message>
    <message>
        <source>who solves it</source>
        <translation>verantwoordelijke</translation>
    </message>
    <message>
        <source>by when</source>
        <translation>datum</translation>
    </message>
    <message>
        <source>missing: {what}</source>
        <translation>ontbreekt: {what}</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Solved on</source>
        <translation>Op te lossen bij</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Voorbehoud</translation>
    </message>
    <message>
        <source>Who solves it</source>
        <translation>Verantwoordelijk</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>Tegen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versie</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Ondertekend</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 van het bestand</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Proces-verbaal</translation>
    </message>
    <message>
        <source>&amp;Verify a PDF…</source>
        <translation>PDF &amp;controleren…</translation>
    </message>
    <message>
        <source>&amp;Open draft</source>
        <translation>O&amp;ntwerp openen</translation>
    </message>
    <message>
        <source>&amp;Sign…</source>
        <translation>&amp;Ondertekenen…</translation>
    </message>
    <message>
        <source>Save the draft as PDF…</source>
        <translation>Ontwerp als PDF bewaren…</translation>
    </message>
    <message>
        <source>&amp;Add reserve…</source>
        <translation>Voorbehoud &amp;toevoegen…</translation>
    </message>
    <message>
        <source>&amp;Make a reserve of it…</source>
        <translation>&amp;Als voorbehoud noteren…</translation>
    </message>
    <message>
        <source>Open P&amp;DF</source>
        <translation>PDF op&amp;enen</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>Taa&amp;l</translation>
    </message>
    <message>
        <source>user</source>
        <translation>gebruiker</translation>
    </message>
    <message>
        <source>users</source>
        <translation>gebruikers</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>Te ondertekenen</translation>
    </message>
    <message>
        <source>S&amp;how where</source>
        <translation>Toon &amp;waar</translation>
    </message>
    <message>
        <source>Sav&amp;e PDF…</source>
        <translation>PDF &amp;bewaren…</translation>
    </message>
    <message>
        <source>Verif&amp;y</source>
        <translation>Cont&amp;roleren</translation>
    </message>
    <message>
        <source>&amp;What changed…</source>
        <translation>W&amp;at gewijzigd is…</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>The document</source>
        <translation>Het document</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>Taal van het proces-verbaal</translation>
    </message>
    <message>
        <source>Before signing</source>
        <translation>Vóór ondertekening</translation>
    </message>
    <message>
        <source>Reserves</source>
        <translation>Voorbehouden</translation>
    </message>
    <message>
        <source>Signed reports</source>
        <translation>Ondertekende processen-verbaal</translation>
    </message>
    <message>
        <source>Nothing keeps this report from being signed.</source>
        <translation>Niets belet de ondertekening van dit proces-verbaal.</translation>
    </message>
    <message>
        <source>No reserves. Each gets a party that solves it and a date; a violation can be named in one.</source>
        <translation>Geen voorbehoud. Elk krijgt een verantwoordelijke en een datum; een inbreuk kan erin vermeld worden.</translation>
    </message>
    <message>
        <source>Nothing was signed yet. Until then every document of this dossier is a draft.</source>
        <translation>Er is nog niets ondertekend. Tot dan is elk document van dit dossier een ontwerp.</translation>
    </message>
    <message>
        <source>version {number} signed</source>
        <translation>versie {number} ondertekend</translation>
    </message>
    <message>
        <source>changed since it was signed: sign a new version</source>
        <translation>gewijzigd na ondertekening: onderteken een nieuwe versie</translation>
    </message>
    <message>
        <source>ready to sign</source>
        <translation>klaar om te ondertekenen</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanalen</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>Eindtoestellen</translation>
    </message>
    <message>
        <source>Violations without reserve</source>
        <translation>Inbreuken zonder voorbehoud</translation>
    </message>
    <message>
        <source>The draft says on every page that it is one. Only a signed report is final.</source>
        <translation>Het ontwerp zegt op elke pagina dat het een ontwerp is. Alleen een ondertekend proces-verbaal is definitief.</translation>
    </message>
    <message>
        <source>Every page says that this is the training site and no real installation.</source>
        <translation>Elke pagina zegt dat dit de oefensite is en geen echte installatie.</translation>
    </message>
    <message>
        <source>A reserve says something; delete the row to take it back</source>
        <translation>Een voorbehoud heeft een tekst; verwijder de rij om het in te trekken</translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation>
            <numerusform>%n verwijderd; Ctrl+Z brengt het terug</numerusform>
            <numerusform>%n verwijderd; Ctrl+Z brengt ze terug</numerusform>
        </translation>
    </message>
    <message>
        <source>making the document…</source>
        <translation>document wordt gemaakt…</translation>
    </message>
    <message>
        <source>First make your signing identity</source>
        <translation>Maak eerst uw identiteit om te ondertekenen</translation>
    </message>
</context>
<context>
    <name>RoomsCard</name>
    <message>
        <source>Device</source>
        <translation>Toestel</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Person / extension</source>
        <translation>Persoon / intern nr.</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>Telt als</translation>
    </message>
    <message>
        <source>name, MAC, room, person</source>
        <translation>naam, MAC, lokaal, persoon</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>with a problem</source>
        <translation>met een probleem</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>te bevestigen</translation>
    </message>
    <message>
        <source>counts as user</source>
        <translation>telt als gebruiker</translation>
    </message>
    <message>
        <source>Enter edits · P person · R room</source>
        <translation>Enter bewerkt · P persoon · R lokaal</translation>
    </message>
    <message>
        <source>Devices by room and person</source>
        <translation>Toestellen per lokaal en persoon</translation>
    </message>
    <message>
        <source>Nothing matches the search. Esc in the search box shows everything again.</source>
        <translation>Niets gevonden. Esc in het zoekveld toont opnieuw alles.</translation>
    </message>
    <message>
        <source>No rooms, people or devices yet</source>
        <translation>Nog geen lokalen, personen of toestellen</translation>
    </message>
    <message>
        <source>Add the rooms first: their use decides which telephones count. Then add people, and take the devices from the scan on «Discover», paste them from a spreadsheet (Ctrl+Shift+V) or add them one by one.</source>
        <translation>Voeg eerst de lokalen toe: hun gebruik bepaalt welke toestellen tellen. Voeg dan personen toe, en neem de toestellen over uit «Detectie», plak ze uit een rekenblad (Ctrl+Shift+V) of voeg ze één voor één toe.</translation>
    </message>
    <message>
        <source>Add &amp;rooms…</source>
        <translation>Lo&amp;kalen toevoegen…</translation>
    </message>
    <message>
        <source>all kinds</source>
        <translation>alle soorten</translation>
    </message>
</context>
<context>
    <name>RoomsPage</name>
    <message>
        <source>Rooms &amp; devices</source>
        <translation>Lokalen &amp; toestellen</translation>
    </message>
    <message>
        <source>&amp;Add device…</source>
        <translation>&amp;Toestel toevoegen…</translation>
    </message>
    <message>
        <source>Add r&amp;ooms…</source>
        <translation>&amp;Lokalen toevoegen…</translation>
    </message>
    <message>
        <source>Add &amp;people…</source>
        <translation>&amp;Personen toevoegen…</translation>
    </message>
    <message>
        <source>Paste devices from a &amp;spreadsheet…</source>
        <translation>Toestellen uit een &amp;rekenblad plakken…</translation>
    </message>
    <message>
        <source>Go to the open &amp;questions</source>
        <translation>Naar de open &amp;vragen</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Be&amp;werken</translation>
    </message>
    <message>
        <source>Assign &amp;person…</source>
        <translation>Persoon toewij&amp;zen…</translation>
    </message>
    <message>
        <source>Assign &amp;room…</source>
        <translation>Lokaal toewi&amp;jzen…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Verwij&amp;deren</translation>
    </message>
    <message>
        <source>1 terminal</source>
        <translation>1 eindtoestel</translation>
    </message>
    <message numerus="yes">
        <source>%n terminals</source>
        <translation>
            <numerusform>%n eindtoestel</numerusform>
            <numerusform>%n eindtoestellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n infrastructure</source>
        <translation>
            <numerusform>%n infrastructuur</numerusform>
            <numerusform>%n infrastructuur</numerusform>
        </translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Gebruikers</translation>
    </message>
    <message>
        <source>Whose is it?</source>
        <translation>Van wie is het?</translation>
    </message>
    <message>
        <source>— no person —</source>
        <translation>— geen persoon —</translation>
    </message>
    <message>
        <source>New person «{name}»</source>
        <translation>Nieuwe persoon «{name}»</translation>
    </message>
    <message>
        <source>In which room?</source>
        <translation>In welk lokaal?</translation>
    </message>
    <message>
        <source>— no room —</source>
        <translation>— geen lokaal —</translation>
    </message>
    <message>
        <source>New room «{name}»</source>
        <translation>Nieuw lokaal «{name}»</translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation>
            <numerusform>%n verwijderd; Ctrl+Z brengt het terug</numerusform>
            <numerusform>%n verwijderd; Ctrl+Z brengt ze terug</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoomsSubjects</name>
    <message>
        <source>&amp;Person</source>
        <translation>Per&amp;soon</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>Lo&amp;kaal</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>Verwij&amp;deren</translation>
    </message>
    <message>
        <source>De&amp;lete person</source>
        <translation>Persoon verwij&amp;deren</translation>
    </message>
    <message>
        <source>De&amp;lete room</source>
        <translation>Lokaal verwij&amp;deren</translation>
    </message>
</context>
<context>
    <name>RoomsTable</name>
    <message>
        <source>shared, used by people who are no users yet</source>
        <translation>gemeenschappelijk, voor wie nog geen gebruiker is</translation>
    </message>
    <message>
        <source>used by people who are users already</source>
        <translation>voor wie al gebruiker is</translation>
    </message>
    <message>
        <source>each telephone has its person</source>
        <translation>elk toestel heeft zijn persoon</translation>
    </message>
    <message>
        <source>mixed use?</source>
        <translation>gemengd gebruik?</translation>
    </message>
    <message>
        <source>who uses its telephones?</source>
        <translation>wie gebruikt de toestellen?</translation>
    </message>
    <message>
        <source>%n under persons</source>
        <translation>%n bij personen</translation>
    </message>
    <message>
        <source>no telephone</source>
        <translation>geen toestel</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Without room or person</source>
        <translation>Zonder lokaal of persoon</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>uitgesloten</translation>
    </message>
    <message>
        <source>doubt</source>
        <translation>te bevestigen</translation>
    </message>
    <message>
        <source>same user</source>
        <translation>zelfde gebruiker</translation>
    </message>
    <message>
        <source>1 user, %n devices</source>
        <translation>1 gebruiker, %n toestellen</translation>
    </message>
    <message>
        <source>excluded line ({clause})</source>
        <translation>uitgesloten lijn ({clause})</translation>
    </message>
    <message>
        <source>not allowed ({clause})</source>
        <translation>niet toegelaten ({clause})</translation>
    </message>
    <message>
        <source>in a lift?</source>
        <translation>in een lift?</translation>
    </message>
    <message>
        <source>room of users</source>
        <translation>lokaal van gebruikers</translation>
    </message>
    <message>
        <source>no user: {kind}</source>
        <translation>telt niet: {kind}</translation>
    </message>
    <message>
        <source>infrastructure</source>
        <translation>infrastructuur</translation>
    </message>
    <message>
        <source>No terminal and no user.</source>
        <translation>Geen eindtoestel en geen gebruiker.</translation>
    </message>
    <message>
        <source>no user</source>
        <translation>geen gebruiker</translation>
    </message>
    <message>
        <source>1 user?</source>
        <translation>1 gebruiker?</translation>
    </message>
    <message>
        <source>no service</source>
        <translation>zonder dienst</translation>
    </message>
    <message>
        <source>Shares telephones</source>
        <translation>Deelt toestellen</translation>
    </message>
    <message>
        <source>No device</source>
        <translation>Geen toestel</translation>
    </message>
    <message>
        <source>0 or {count}</source>
        <translation>0 of {count}</translation>
    </message>
</context>
<context>
    <name>ScanCard</name>
    <message>
        <source>&amp;Network</source>
        <translation>Net&amp;werk</translation>
    </message>
    <message>
        <source>Extra S&amp;IP ports</source>
        <translation>Extra SIP-poo&amp;rten</translation>
    </message>
    <message>
        <source>&amp;Listen for starting telephones</source>
        <translation>L&amp;uisteren naar startende toestellen</translation>
    </message>
    <message>
        <source>S&amp;witches</source>
        <translation>Swit&amp;ches</translation>
    </message>
    <message>
        <source>address[:port]</source>
        <translation>adres[:poort]</translation>
    </message>
    <message>
        <source>SNMP &amp;community</source>
        <translation>SNMP-co&amp;mmunity</translation>
    </message>
    <message>
        <source>none: not read</source>
        <translation>geen: niet gelezen</translation>
    </message>
    <message>
        <source>This is a training dossier: the simulated devices on this computer are scanned, and nothing else on any network.</source>
        <translation>Dit is een oefendossier: alleen de gesimuleerde toestellen op deze computer worden gescand, en verder niets op welk netwerk ook.</translation>
    </message>
    <message>
        <source>and &amp;others</source>
        <translation>en &amp;andere</translation>
    </message>
    <message>
        <source>192.168.20.0/24 or 192.168.10.20-60</source>
        <translation>192.168.20.0/24 of 192.168.10.20-60</translation>
    </message>
    <message>
        <source>&amp;More options</source>
        <translation>Meer &amp;opties</translation>
    </message>
    <message>
        <source>SIP ports, switches, telephones that start, imported lists</source>
        <translation>SIP-poorten, switches, startende toestellen, ingelezen lijsten</translation>
    </message>
    <message>
        <source>Ask every &amp;device by SNMP too</source>
        <translation>Ook elk toestel via SNMP &amp;bevragen</translation>
    </message>
    <message>
        <source>At most 16 ports between 1 and 65535, like: 5062 5080</source>
        <translation>Hoogstens 16 poorten van 1 tot 65535, zoals: 5062 5080</translation>
    </message>
    <message>
        <source>Restart them meanwhile: then they say what they are.</source>
        <translation>Herstart ze ondertussen: dan zeggen ze wat ze zijn.</translation>
    </message>
    <message>
        <source>This computer is in no network; type one.</source>
        <translation>Deze computer zit in geen netwerk; typ er een.</translation>
    </message>
    <message>
        <source>Choose a network of this computer, or type one.</source>
        <translation>Kies een netwerk van deze computer, of typ er een.</translation>
    </message>
    <message>
        <source>&amp;Fill switch ports</source>
        <translation>&amp;Switchpoorten invullen</translation>
    </message>
    <message>
        <source>What the switches say</source>
        <translation>Wat de switches zeggen</translation>
    </message>
    <message>
        <source>{agreed} ports of the last scan are as documented; {new} devices have a port that is not.</source>
        <translation>{agreed} poorten uit de laatste scan zijn zoals gedocumenteerd; {new} toestellen hebben een poort die nog niet gedocumenteerd is.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… en nog %n</numerusform>
            <numerusform>… en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Otherwise than documented, left as it is:</source>
        <translation>Anders dan gedocumenteerd, niet gewijzigd:</translation>
    </message>
    <message numerus="yes">
        <source>%n switch ports filled in</source>
        <translation>
            <numerusform>%n switchpoort ingevuld</numerusform>
            <numerusform>%n switchpoorten ingevuld</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanFields</name>
    <message>
        <source>no network of this computer</source>
        <translation>geen netwerk van deze computer</translation>
    </message>
    <message>
        <source>{first} and {count} more</source>
        <translation>{first} en nog {count}</translation>
    </message>
    <message>
        <source>cable</source>
        <translation>kabel</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>wifi</translation>
    </message>
    <message>
        <source>VPN</source>
        <translation>VPN</translation>
    </message>
    <message>
        <source>virtual</source>
        <translation>virtueel</translation>
    </message>
    <message>
        <source>{network} is reached through a VPN: probably not this customer&apos;s site.</source>
        <translation>{network} loopt via een VPN: wellicht niet de site van deze klant.</translation>
    </message>
    <message>
        <source>{network} is a virtual network inside this computer.</source>
        <translation>{network} is een virtueel netwerk binnen deze computer.</translation>
    </message>
    <message>
        <source>{addresses} addresses, about {time}</source>
        <translation>{addresses} adressen, ongeveer {time}</translation>
    </message>
    <message>
        <source>These are {addresses} addresses; the scan takes about {time}. Telephones are usually in a network of their own.</source>
        <translation>Dat zijn {addresses} adressen; de scan duurt ongeveer {time}. Telefoons staan meestal in een netwerk apart.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>niet</translation>
    </message>
    <message>
        <source>1 device</source>
        <translation>1 toestel</translation>
    </message>
    <message>
        <source>%n devices</source>
        <translation>%n toestellen</translation>
    </message>
    <message>
        <source>1 line not understood</source>
        <translation>1 regel niet begrepen</translation>
    </message>
    <message>
        <source>%n lines not understood</source>
        <translation>%n regels niet begrepen</translation>
    </message>
    <message>
        <source>{count} left out: the lease had ended, or the host was down</source>
        <translation>{count} weggelaten: de lease was verlopen, of het toestel stond uit</translation>
    </message>
    <message>
        <source>line {line}: {reason}</source>
        <translation>regel {line}: {reason}</translation>
    </message>
    <message>
        <source>Scanned: {networks}, in {time}</source>
        <translation>Gescand: {networks}, in {time}</translation>
    </message>
    <message>
        <source>{scanned}, from {interface}</source>
        <translation>{scanned}, via {interface}</translation>
    </message>
</context>
<context>
    <name>ScanRunner</name>
    <message>
        <source>Preparing…</source>
        <translation>Voorbereiden…</translation>
    </message>
    <message>
        <source>A large network</source>
        <translation>Een groot netwerk</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scannen</translation>
    </message>
</context>
<context>
    <name>Scanning</name>
    <message>
        <source>{stage}: {done} of {total}</source>
        <translation>{stage}: {done} van {total}</translation>
    </message>
    <message>
        <source>1 device</source>
        <translation>1 toestel</translation>
    </message>
    <message>
        <source>%n devices</source>
        <translation>%n toestellen</translation>
    </message>
    <message>
        <source>{rate} a second</source>
        <translation>{rate} per seconde</translation>
    </message>
    <message>
        <source>nearly done</source>
        <translation>bijna klaar</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>nog ongeveer {time}</translation>
    </message>
    <message>
        <source>Paused: nothing is sent</source>
        <translation>Gepauzeerd: er wordt niets verstuurd</translation>
    </message>
    <message>
        <source>Listening: restart the telephones now</source>
        <translation>Luistert: herstart nu de toestellen</translation>
    </message>
    <message>
        <source>{devices}, {count} addresses in use</source>
        <translation>{devices}, {count} adressen in gebruik</translation>
    </message>
    <message>
        <source>Interrupted: the list holds what was found until then, and nothing counts as missing.</source>
        <translation>Onderbroken: de lijst bevat wat tot dan gevonden is; niets geldt als ontbrekend.</translation>
    </message>
    <message>
        <source>and {count} more contradictions</source>
        <translation>en nog {count} tegenspraken</translation>
    </message>
    <message>
        <source>Not used: {method}: {reason}</source>
        <translation>Niet gebruikt: {method}: {reason}</translation>
    </message>
    <message>
        <source>1 contradiction</source>
        <translation>1 tegenspraak</translation>
    </message>
    <message>
        <source>%n contradictions</source>
        <translation>%n keer tegenspraak</translation>
    </message>
    <message>
        <source>1 way of finding not used</source>
        <translation>1 zoekwijze niet gebruikt</translation>
    </message>
    <message>
        <source>%n ways of finding not used</source>
        <translation>%n zoekwijzen niet gebruikt</translation>
    </message>
    <message>
        <source>Contradiction: {what}: {values}</source>
        <translation>Tegenspraak: {what}: {values}</translation>
    </message>
</context>
<context>
    <name>SideEditor</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Sluiten (Esc)</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Sign the commissioning report</source>
        <translation>Proces-verbaal van oplevering ondertekenen</translation>
    </message>
    <message>
        <source>Hand the computer over: the customer reads this and signs. Then you sign the whole report with your identity.</source>
        <translation>Geef de computer door: de klant leest dit en tekent. Daarna ondertekent u het hele proces-verbaal met uw identiteit.</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Wissen</translation>
    </message>
    <message>
        <source>The customer does &amp;not sign; the report will say so</source>
        <translation>De klant tekent &amp;niet; het proces-verbaal vermeldt dat</translation>
    </message>
    <message>
        <source>Sign with &amp;my identity</source>
        <translation>Ondertekenen met &amp;mijn identiteit</translation>
    </message>
    <message>
        <source>Sign with a card or t&amp;oken</source>
        <translation>Ondertekenen met een &amp;kaart of token</translation>
    </message>
    <message>
        <source>Sign with a throw-away &amp;training identity, which says what it is</source>
        <translation>Ondertekenen met een tijdelijke &amp;oefenidentiteit, die dat ook vermeldt</translation>
    </message>
    <message>
        <source>&amp;Passphrase of your identity</source>
        <translation>Wacht&amp;zin van uw identiteit</translation>
    </message>
    <message>
        <source>&amp;Sign</source>
        <translation>Onder&amp;tekenen</translation>
    </message>
    <message>
        <source>{name} signs here</source>
        <translation>{name} tekent hier</translation>
    </message>
    <message>
        <source>The customer signs here</source>
        <translation>De klant tekent hier</translation>
    </message>
    <message>
        <source>The report is made, signed and verified…</source>
        <translation>Het proces-verbaal wordt gemaakt, ondertekend en gecontroleerd…</translation>
    </message>
</context>
<context>
    <name>SitePage</name>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>&amp;Name of the customer</source>
        <translation>&amp;Naam van de klant</translation>
    </message>
    <message>
        <source>&amp;Enterprise number</source>
        <translation>&amp;Ondernemingsnummer</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Taal</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>Name of the &amp;partner</source>
        <translation>Naam van de &amp;partner</translation>
    </message>
    <message>
        <source>Enterprise number</source>
        <translation>Ondernemingsnummer</translation>
    </message>
    <message>
        <source>Installer</source>
        <translation>Installateur</translation>
    </message>
    <message>
        <source>Name of the &amp;installer</source>
        <translation>Naam van de &amp;installateur</translation>
    </message>
    <message>
        <source>&amp;Training certificate</source>
        <translation>Op&amp;leidingsattest</translation>
    </message>
    <message>
        <source>Completed on</source>
        <translation>Behaald op</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Geldig tot</translation>
    </message>
    <message>
        <source>P&amp;rovider</source>
        <translation>Aan&amp;bieder</translation>
    </message>
    <message>
        <source>&amp;Users before this job</source>
        <translation>&amp;Gebruikers vóór deze opdracht</translation>
    </message>
    <message>
        <source>Counted on</source>
        <translation>Geteld op</translation>
    </message>
    <message>
        <source>The check digits don&apos;t fit: look at the number again.</source>
        <translation>De controlecijfers kloppen niet: kijk het nummer na.</translation>
    </message>
    <message>
        <source>Not a Belgian number: its check digits can&apos;t be verified here.</source>
        <translation>Geen Belgisch nummer: de controlecijfers zijn hier niet na te gaan.</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contactpersoon</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Functie</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Site</source>
        <comment>one of the customer&apos;s places</comment>
        <translation>Vestiging</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Straat</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Bus</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Gemeente</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) missing before signing</source>
        <translation>
            <numerusform>%n naam ontbreekt vóór ondertekening</numerusform>
            <numerusform>%n namen ontbreken vóór ondertekening</numerusform>
        </translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klant</translation>
    </message>
    <message>
        <source>Sites and their addresses</source>
        <translation>Vestigingen en hun adressen</translation>
    </message>
    <message>
        <source>Who installs</source>
        <translation>Wie installeert</translation>
    </message>
    <message>
        <source>Under which conditions</source>
        <translation>Onder welke voorwaarden</translation>
    </message>
    <message>
        <source>Add &amp;contact</source>
        <translation>&amp;Contactpersoon toevoegen</translation>
    </message>
    <message>
        <source>Add &amp;site</source>
        <translation>&amp;Vestiging toevoegen</translation>
    </message>
    <message>
        <source>Add site</source>
        <translation>Vestiging toevoegen</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Contactpersoon toevoegen</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactpersonen</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Vestigingen</translation>
    </message>
    <message>
        <source>Nobody to speak to yet. Add a contact: the report names whom the customer puts forward.</source>
        <translation>Nog geen aanspreekpunt. Voeg een contactpersoon toe: het proces-verbaal vermeldt wie de klant aanwijst.</translation>
    </message>
    <message>
        <source>No site yet. Add the address: emergency calls are compared with it.</source>
        <translation>Nog geen vestiging. Voeg het adres toe: noodoproepen worden ermee vergeleken.</translation>
    </message>
    <message>
        <source>Business Telephony</source>
        <translation>Business Telephony</translation>
    </message>
    <message>
        <source>SIP Trunking</source>
        <translation>SIP Trunking</translation>
    </message>
    <message>
        <source>Web Collaboration</source>
        <translation>Web Collaboration</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Nieuwe contactpersoon</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>read only</source>
        <translation>alleen-lezen</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>bewaard %1</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>bewaard</translation>
    </message>
    <message>
        <source>profile %1</source>
        <translation>profiel %1</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>niet bevestigd</translation>
    </message>
    <message>
        <source>The provider has not confirmed the addresses and limits in this profile.</source>
        <translation>De aanbieder heeft de adressen en grenzen in dit profiel niet bevestigd.</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles zoeken</translation>
    </message>
    <message>
        <source>help</source>
        <translation>hulp</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>of {total} outlets and devices documented</source>
        <translation>van {total} aansluitpunten en toestellen gedocumenteerd</translation>
    </message>
    <message>
        <source>Minimum record: {state}</source>
        <translation>Minimale gegevens: {state}</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>Volledigheid</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>is added</source>
        <translation>wordt toegevoegd</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Rij</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultaat</translation>
    </message>
    <message>
        <source>What the rows become</source>
        <translation>Wat de rijen worden</translation>
    </message>
    <message>
        <source>{added} to add, {refused} refused.</source>
        <translation>{added} toe te voegen, {refused} geweigerd.</translation>
    </message>
    <message>
        <source>Columns not used: {columns}.</source>
        <translation>Niet gebruikte kolommen: {columns}.</translation>
    </message>
    <message>
        <source>The table is too long: what comes after is left out.</source>
        <translation>De tabel is te lang: wat erna komt, valt weg.</translation>
    </message>
</context>
<context>
    <name>TablesExport</name>
    <message>
        <source>Export &amp;patch list (CSV)…</source>
        <translation>&amp;Patchlijst exporteren (CSV)…</translation>
    </message>
    <message>
        <source>Export &amp;workbook (Excel)…</source>
        <translation>&amp;Werkmap exporteren (Excel)…</translation>
    </message>
    <message>
        <source>Export t&amp;ables (CSV in a ZIP)…</source>
        <translation>&amp;Tabellen exporteren (CSV in een ZIP)…</translation>
    </message>
    <message>
        <source>Export for Net&amp;Box (ZIP)…</source>
        <translation>Exporteren voor Net&amp;Box (ZIP)…</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-bestanden (*.csv)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-werkmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>ZIP files (*.zip)</source>
        <translation>ZIP-bestanden (*.zip)</translation>
    </message>
    <message>
        <source>patch list</source>
        <translation>patchlijst</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>tabellen</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Geëxporteerd naar %1</translation>
    </message>
    <message numerus="yes">
        <source>%n cord(s) left out that NetBox doesn&apos;t take</source>
        <translation>
            <numerusform>%n patchkabel weggelaten die NetBox niet aanvaardt</numerusform>
            <numerusform>%n patchkabels weggelaten die NetBox niet aanvaardt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreeWayDialog</name>
    <message>
        <source>Order, LAN and platform</source>
        <translation>Bestelling, LAN en platform</translation>
    </message>
    <message>
        <source>&amp;Import list…</source>
        <translation>Lijst &amp;importeren…</translation>
    </message>
    <message>
        <source>E&amp;xport CSV…</source>
        <translation>CSV e&amp;xporteren…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>device, address, person</source>
        <translation>toestel, adres, persoon</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tonen</translation>
    </message>
    <message>
        <source>Order, LAN and platform side by side</source>
        <translation>Bestelling, LAN en platform naast elkaar</translation>
    </message>
    <message>
        <source>Nothing matches. Esc in the search box shows everything again.</source>
        <translation>Niets gevonden. Esc in het zoekvak toont weer alles.</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>only differences</source>
        <translation>alleen verschillen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Toestellen</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>Per model</translation>
    </message>
    <message>
        <source>Order lines</source>
        <translation>Bestellijnen</translation>
    </message>
    <message>
        <source>The platform&apos;s list is not here yet</source>
        <translation>De lijst van het platform is er nog niet</translation>
    </message>
    <message>
        <source>Open the customer in the provider&apos;s partner portal, export the list of devices as CSV and import it here. It is then held against the order and against what the scan saw.</source>
        <translation>Open de klant in het partnerportaal van de provider, exporteer de toestellenlijst als CSV en importeer ze hier. Ze wordt dan naast de bestelling gelegd en naast wat de scan zag.</translation>
    </message>
    <message>
        <source>Import the training list</source>
        <translation>Oefenlijst importeren</translation>
    </message>
    <message>
        <source>Import list…</source>
        <translation>Lijst importeren…</translation>
    </message>
    <message>
        <source>Platform: %1, imported on %2.</source>
        <translation>Platform: %1, geïmporteerd op %2.</translation>
    </message>
    <message>
        <source>LAN: not scanned yet, so what is missing there is not known.</source>
        <translation>LAN: nog niet gescand; wat er ontbreekt, is dus niet bekend.</translation>
    </message>
    <message>
        <source>LAN: scan of %1.</source>
        <translation>LAN: scan van %1.</translation>
    </message>
    <message>
        <source>LAN: interrupted scan of %1, so not seeing says nothing.</source>
        <translation>LAN: onderbroken scan van %1; niet gezien zegt dus niets.</translation>
    </message>
    <message>
        <source>The order names no devices; import a CSV with models and quantities.</source>
        <translation>De bestelbon noemt geen toestellen; importeer een CSV met modellen en aantallen.</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>Tabellen (*.csv *.txt *.tsv);;Alle bestanden (*)</translation>
    </message>
    <message>
        <source>Import the platform&apos;s list</source>
        <translation>Lijst van het platform importeren</translation>
    </message>
    <message>
        <source>Devices: %1, models: %2. They replace the ordered devices that the dossier has.</source>
        <translation>Toestellen: %1, modellen: %2. Ze vervangen de bestelde toestellen in het dossier.</translation>
    </message>
    <message>
        <source>Take over the devices on the order?</source>
        <translation>Toestellen op de bestelbon overnemen?</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importeren</translation>
    </message>
    <message>
        <source>Export the three-way view</source>
        <translation>Overzicht exporteren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschreven: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ThreeWayPanel</name>
    <message>
        <source>Select a row to see what differs, what it means and what to do.</source>
        <translation>Kies een rij om te zien wat er verschilt, wat dat betekent en wat u kunt doen.</translation>
    </message>
    <message>
        <source>To be done by: %1</source>
        <translation>Te doen door: %1</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bewijs</translation>
    </message>
</context>
<context>
    <name>TokenForm</name>
    <message>
        <source>P&amp;IN, where the card doesn&apos;t ask itself</source>
        <translation>&amp;Pincode, als de kaart er niet zelf om vraagt</translation>
    </message>
    <message>
        <source>&amp;Library of the token</source>
        <translation>&amp;Bibliotheek van het token</translation>
    </message>
    <message>
        <source>Certificate, &amp;where there are several</source>
        <translation>&amp;Certificaat, als er meer zijn</translation>
    </message>
    <message>
        <source>C&amp;hoose the library…</source>
        <translation>Bib&amp;liotheek kiezen…</translation>
    </message>
    <message>
        <source>My National &amp;Register number may stand in the file</source>
        <translation>Mijn &amp;rijksregisternummer mag in het bestand staan</translation>
    </message>
    <message>
        <source>An identity card&apos;s certificate holds that number: it stays in the file for ever, readable for whoever has the file.</source>
        <translation>Het certificaat van een identiteitskaart bevat dat nummer: het blijft voor altijd in het bestand, leesbaar voor wie het bestand heeft.</translation>
    </message>
    <message>
        <source>Libraries (*.so *.so.* *.dll *.dylib)</source>
        <translation>Bibliotheken (*.so *.so.* *.dll *.dylib)</translation>
    </message>
    <message>
        <source>Library of the token</source>
        <translation>Bibliotheek van het token</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Pass&amp;phrase of the identity</source>
        <translation>&amp;Wachtzin van de identiteit</translation>
    </message>
</context>
<context>
    <name>Verification</name>
    <message>
        <source>Is it as it was signed?</source>
        <translation>Is het zoals het ondertekend werd?</translation>
    </message>
    <message>
        <source>Who signed?</source>
        <translation>Wie heeft ondertekend?</translation>
    </message>
    <message>
        <source>When?</source>
        <translation>Wanneer?</translation>
    </message>
    <message>
        <source>Do pages and data agree?</source>
        <translation>Komen bladzijden en gegevens overeen?</translation>
    </message>
    <message>
        <source>Every signature fits what it covers</source>
        <translation>Elke handtekening past bij wat ze dekt</translation>
    </message>
    <message>
        <source>A signature does not fit what it covers</source>
        <translation>Een handtekening past niet bij wat ze dekt</translation>
    </message>
    <message>
        <source>Nothing was added after the signature</source>
        <translation>Na de handtekening is niets toegevoegd</translation>
    </message>
    <message>
        <source>Something was added after the signature</source>
        <translation>Na de handtekening is iets toegevoegd</translation>
    </message>
    <message>
        <source>Nobody signed this file, so nothing vouches for what it says</source>
        <translation>Niemand heeft dit bestand ondertekend: niets staat in voor wat het zegt</translation>
    </message>
    <message>
        <source>The certificate is not one that you trust: who signed is not proven. Anybody can make a certificate with any name; compare its fingerprint with the one that the partner gave you, and trust it then.</source>
        <translation>U vertrouwt dit certificaat niet: wie ondertekend heeft, is niet bewezen. Iedereen kan een certificaat op om het even welke naam maken; vergelijk de vingerafdruk met die van de partner en vertrouw het pas dan.</translation>
    </message>
    <message>
        <source>Fingerprint of the certificate: {fingerprint}</source>
        <translation>Vingerafdruk van het certificaat: {fingerprint}</translation>
    </message>
    <message>
        <source>The signature says no time</source>
        <translation>De handtekening vermeldt geen tijdstip</translation>
    </message>
    <message>
        <source>{moment}, by the signer&apos;s own clock. A clock can be set: this time is claimed, not proven.</source>
        <translation>{moment}, volgens de klok van de ondertekenaar. Een klok kan verzet worden: dit tijdstip is opgegeven, niet bewezen.</translation>
    </message>
    <message>
        <source>No data of Dialtone&apos;s in this file</source>
        <translation>Geen gegevens van Dialtone in dit bestand</translation>
    </message>
    <message>
        <source>Counted again from the data inside: users and channels are those of the report</source>
        <translation>Opnieuw geteld uit de gegevens in het bestand: gebruikers en kanalen zijn die van het proces-verbaal</translation>
    </message>
    <message>
        <source>The data inside do not give the figures of the report</source>
        <translation>De gegevens in het bestand geven niet de cijfers van het proces-verbaal</translation>
    </message>
    <message>
        <source>Signed by {who} ({level})</source>
        <translation>Ondertekend door {who} ({level})</translation>
    </message>
    <message>
        <source>{moment}, by a time-stamping authority</source>
        <translation>{moment}, volgens een tijdstempeldienst</translation>
    </message>
    <message>
        <source>The certificate is one that you trust</source>
        <translation>Het certificaat is er een dat u vertrouwt</translation>
    </message>
    <message>
        <source>Changed after this signature</source>
        <translation>Gewijzigd na deze handtekening</translation>
    </message>
</context>
<context>
    <name>VerificationDialog</name>
    <message>
        <source>Verified on this computer, without the network.</source>
        <translation>Gecontroleerd op deze computer, zonder netwerk.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>Verify a PDF</source>
        <translation>PDF controleren</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Terug</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>&amp;Choose a PDF…</source>
        <translation>PDF &amp;kiezen…</translation>
    </message>
    <message>
        <source>Drag a signed report in here</source>
        <translation>Sleep hier een ondertekend proces-verbaal in</translation>
    </message>
    <message>
        <source>Whether it is as it was signed, who signed, when, and whether its data give its figures. Without the network.</source>
        <translation>Of het is zoals het ondertekend werd, door wie, wanneer, en of de gegevens de cijfers geven. Zonder netwerk.</translation>
    </message>
    <message>
        <source>Choose a PDF…</source>
        <translation>PDF kiezen…</translation>
    </message>
    <message>
        <source>What you expect</source>
        <translation>Wat u verwacht</translation>
    </message>
    <message>
        <source>Si&amp;gnatures</source>
        <translation>&amp;Handtekeningen</translation>
    </message>
    <message>
        <source>at least one</source>
        <translation>minstens één</translation>
    </message>
    <message>
        <source>1: the installer&apos;s</source>
        <translation>1: die van de installateur</translation>
    </message>
    <message>
        <source>2: installer and customer</source>
        <translation>2: installateur en klant</translation>
    </message>
    <message>
        <source>SHA-&amp;256 of the file, if you noted it</source>
        <translation>SHA-&amp;256 van het bestand, indien genoteerd</translation>
    </message>
    <message>
        <source>A SHA-256 has 64 characters, 0 to 9 and a to f.</source>
        <translation>Een SHA-256 heeft 64 tekens, 0 tot 9 en a tot f.</translation>
    </message>
    <message>
        <source>Whom you trust</source>
        <translation>Wie u vertrouwt</translation>
    </message>
    <message>
        <source>&amp;Trust a certificate…</source>
        <translation>&amp;Certificaat vertrouwen…</translation>
    </message>
    <message>
        <source>Trust none of them</source>
        <translation>Geen ervan vertrouwen</translation>
    </message>
    <message>
        <source>No certificate yet, so no signer is proven. The partner gives out its own; it holds no private key.</source>
        <translation>Nog geen certificaat, dus geen ondertekenaar is bewezen. De partner geeft het zijne; er zit geen privésleutel in.</translation>
    </message>
    <message>
        <source>Until this window closes: {names}</source>
        <translation>Tot dit venster gesloten wordt: {names}</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der)</source>
        <translation>Certificaten (*.pem *.crt *.cer *.der)</translation>
    </message>
    <message>
        <source>Trust a certificate</source>
        <translation>Certificaat vertrouwen</translation>
    </message>
    <message>
        <source>verifying {file}…</source>
        <translation>{file} wordt gecontroleerd…</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>not there now</source>
        <translation>nu niet beschikbaar</translation>
    </message>
    <message>
        <source>training</source>
        <translation>oefening</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Starten…</translation>
    </message>
    <message>
        <source>&amp;Try with a training site</source>
        <translation>&amp;Proberen met een oefensite</translation>
    </message>
    <message>
        <source>A site that works, and the paper that proves it</source>
        <translation>Een site die werkt, en het papier dat het bewijst</translation>
    </message>
    <message>
        <source>One dossier per customer: discover, check, document, count, sign. Everything you type is saved at once.</source>
        <translation>Eén dossier per klant: detecteren, controleren, documenteren, tellen, ondertekenen. Alles wat u typt, wordt meteen bewaard.</translation>
    </message>
    <message>
        <source>&amp;New dossier…</source>
        <translation>&amp;Nieuw dossier…</translation>
    </message>
    <message>
        <source>Verify a signed report…</source>
        <translation>Ondertekend proces-verbaal controleren…</translation>
    </message>
    <message>
        <source>&amp;Open dossier…</source>
        <translation>Dossier &amp;openen…</translation>
    </message>
    <message>
        <source>Learn without a customer</source>
        <translation>Leren zonder klant</translation>
    </message>
    <message>
        <source>A simulated school with forty phones, a switch and a provider. Do the whole job on it; nothing leaves this computer.</source>
        <translation>Een gesimuleerde school met veertig toestellen, een switch en een aanbieder. Voer er de hele opdracht op uit; niets verlaat deze computer.</translation>
    </message>
    <message>
        <source>Recent dossiers</source>
        <translation>Recente dossiers</translation>
    </message>
    <message>
        <source>None yet on this computer. Make a new dossier at the start of a visit; you can give it to a colleague as one file.</source>
        <translation>Nog geen op deze computer. Maak een nieuw dossier bij het begin van een bezoek; u kunt het als één bestand doorgeven aan een collega.</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>{channels} channels × {rate} kbit/s ({codec}) = {needed} each way</source>
        <translation>{channels} kanalen × {rate} kbit/s ({codec}) = {needed} in elke richting</translation>
    </message>
    <message>
        <source>{erlang} erlang: {busy} channels ({needed}) turn away at most 1 % of the calls; the {channels} of the terms turn away {blocked} %.</source>
        <translation>{erlang} erlang: {busy} kanalen ({needed}) weigeren hoogstens 1 % van de oproepen; de {channels} van de voorwaarden weigeren {blocked} %.</translation>
    </message>
    <message>
        <source>the line carries that</source>
        <translation>de lijn kan dat aan</translation>
    </message>
    <message>
        <source>the line does not carry that</source>
        <translation>de lijn kan dat niet aan</translation>
    </message>
    <message>
        <source>more than was played: run the checks with this number of calls</source>
        <translation>meer dan er gespeeld zijn</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>niet gemeten</translation>
    </message>
    <message>
        <source>Measured: {down} download, {up} upload.</source>
        <translation>Gemeten: {down} download, {up} upload.</translation>
    </message>
    <message>
        <source>By the measured rates {calls} calls fit.</source>
        <translation>Volgens de gemeten snelheid passen er {calls} oproepen.</translation>
    </message>
    <message>
        <source>Played with the responder, {calls} calls held.</source>
        <translation>Gespeeld met de responder hielden {calls} oproepen stand.</translation>
    </message>
    <message>
        <source>The line itself was not measured: run the checks with a responder.</source>
        <translation>De lijn zelf is niet gemeten: voer de controles uit met een responder.</translation>
    </message>
</context>
<context>
    <name>WhatIfPanel</name>
    <message>
        <source>&amp;Users</source>
        <translation>&amp;Gebruikers</translation>
    </message>
    <message>
        <source>Calls in the busy &amp;hour</source>
        <translation>Oproepen (spitsu&amp;ur)</translation>
    </message>
    <message>
        <source>&amp;Minutes each</source>
        <translation>Mi&amp;nuten elk</translation>
    </message>
    <message>
        <source>What if there were…</source>
        <translation>Wat als er zoveel waren…</translation>
    </message>
    <message>
        <source>Calls and minutes are those of one user. An office usually has 2 calls of 3 minutes: an assumption.</source>
        <translation>Oproepen en minuten zijn die van één gebruiker. Een kantoor heeft meestal 2 oproepen van 3 minuten: een aanname.</translation>
    </message>
    <message>
        <source>Then the line must carry</source>
        <translation>Dan moet de lijn dit aankunnen</translation>
    </message>
    <message>
        <source>By codec, kbit/s each way</source>
        <translation>Per codec, kbit/s in elke richting</translation>
    </message>
    <message>
        <source>A number from 1 to {most}</source>
        <translation>Een getal van 1 tot {most}</translation>
    </message>
    <message>
        <source>More than 0, at most 60</source>
        <translation>Meer dan 0, hoogstens 60</translation>
    </message>
    <message>
        <source>By the terms: {text}</source>
        <translation>Volgens de voorwaarden: {text}</translation>
    </message>
    <message>
        <source>By the busy hour (Erlang B): {text}</source>
        <translation>Volgens het spitsuur (Erlang B): {text}</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>a call</source>
        <translation>een oproep</translation>
    </message>
    <message>
        <source>{count} channels</source>
        <translation>{count} kanalen</translation>
    </message>
    <message>
        <source>busy hour: {count}</source>
        <translation>spitsuur: {count}</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;New dossier…</source>
        <translation>&amp;Nieuw dossier…</translation>
    </message>
    <message>
        <source>&amp;Open dossier…</source>
        <translation>Dossier &amp;openen…</translation>
    </message>
    <message>
        <source>&amp;Import site file…</source>
        <translation>Sitebestand &amp;importeren…</translation>
    </message>
    <message>
        <source>&amp;Export site file…</source>
        <translation>Sitebestand &amp;exporteren…</translation>
    </message>
    <message>
        <source>&amp;Verify a PDF…</source>
        <translation>PDF &amp;controleren…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ongedaan &amp;maken</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Opnieuw &amp;uitvoeren</translation>
    </message>
    <message>
        <source>Go to every&amp;thing…</source>
        <translation>&amp;Alles zoeken…</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Sneltoetsen…</translation>
    </message>
    <message>
        <source>&amp;Close dossier</source>
        <translation>Dossier s&amp;luiten</translation>
    </message>
    <message>
        <source>&amp;Quit Dialtone</source>
        <translation>Dialtone a&amp;fsluiten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>_NewPassphraseDialog</name>
    <message>
        <source>Pass&amp;phrase</source>
        <translation>&amp;Wachtzin</translation>
    </message>
    <message>
        <source>The same passphrase a&amp;gain</source>
        <translation>No&amp;gmaals dezelfde wachtzin</translation>
    </message>
    <message>
        <source>&amp;Replace the identity that is there; reports signed with it stay valid</source>
        <translation>De bestaande identiteit ve&amp;rvangen; wat ermee ondertekend is, blijft geldig</translation>
    </message>
    <message>
        <source>Worth of the passphrase</source>
        <translation>Sterkte van de wachtzin</translation>
    </message>
    <message>
        <source>At least {least} characters: four or five words that don&apos;t belong together, for instance.</source>
        <translation>Minstens {least} tekens: bijvoorbeeld vier of vijf woorden die niet bij elkaar horen.</translation>
    </message>
    <message>
        <source>Too short: {length} of {least} characters.</source>
        <translation>Te kort: {length} van {least} tekens.</translation>
    </message>
    <message>
        <source>Long enough, but easily guessed: it repeats itself.</source>
        <translation>Lang genoeg, maar makkelijk te raden: er zit herhaling in.</translation>
    </message>
    <message>
        <source>Long enough. Longer is better.</source>
        <translation>Lang genoeg. Langer is beter.</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>Goed.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>De twee zijn niet gelijk.</translation>
    </message>
</context>
</TS>
