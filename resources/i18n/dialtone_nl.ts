<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_BE" sourcelanguage="en">
<context>
    <name>AddBlockDialog</name>
    <message>
        <source>Add number block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency services are sent to the postal address of the block, so it has to be the real address of who calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddDeviceDialog</name>
    <message>
        <source>Add device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A telephone counts with its person, or with its room when it has none. What stays open becomes a question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add and &amp;next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say at least what kind of device it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device {device} has this MAC address already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddPeopleDialog</name>
    <message>
        <source>&amp;Service of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ite of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name on each line, or paste the staff list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a rule every natural person who uses the telephony is one user, whatever the number of devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add 1 person</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n people</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddRoomsDialog</name>
    <message>
        <source>&amp;Who uses their telephones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared rooms decide how telephones without a person count: a workshop&apos;s telephone is a user, a meeting room&apos;s is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 offices 1.01–1.10, Warehouse, 3 classrooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>«{part}»: the range can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>«{part}»: the number of rooms and the range don&apos;t agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>«{part}»: more than {most} rooms at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>«{part}» is named twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a room «{part}» already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add 1 room</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n rooms</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddServiceDialog</name>
    <message>
        <source>&amp;What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name, or the number of the fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least 1. It is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are billed besides the users; the page compares them with the order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add and n&amp;ext</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a name, or the number of the fax.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Ask the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the question for a ticket; the doubt stays open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each has its person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded as administrator without service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares phones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays a user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephones: is a user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephony</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, in a lift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose is it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In which room…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{users}, {channels} channels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CountLines</name>
    <message>
        <source>by what is known; {least} to {most} with doubts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certain, up to {most} with doubts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most, {least} if doubts fall away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing in doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rooms of users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excluded lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progressive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progressive: each user brings channels at the rate of his rank, so one more user never means fewer channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat: all users bring channels at the rate of the bracket that their number falls in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels, {method}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with doubts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other reading, {method}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the order on the page Order &amp; users.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataTable</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy with &amp;headings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sort by %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is wrong in Dialtone itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your dossier is saved up to the last edit. What happened was written, without customer data, to this file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DossierFiles</name>
    <message>
        <source>Dossiers (*.dialtone)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New dossier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open dossier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has this dossier open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only: nothing can be changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the training site…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site files (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import site file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 added, %2 changed, %3 unchanged. Nothing is deleted, and it can be undone in one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export site file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no date; write it as 24/11/2026. It is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no whole number; it is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no number; it is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Customer not named yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n before signing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready to sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users and simultaneous calls, counted by the provider&apos;s conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions that may change the count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What keeps the report from being signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sunlight</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>says nothing about a device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>origin «{value}» is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>«{value}» is no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind not known: becomes a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind «{value}» is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>«{value}» is no MAC address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAC address is already on {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a row above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>«{value}» is the name of several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new person {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new room {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>«{value}» is no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is in the list already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>site «{value}» is not in the dossier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>service «{value}» is not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Training site: nothing here is about a real customer, and no report of it counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste from a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu of the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>Device of unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor {floor} · {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n users</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberColumns</name>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calling out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the service?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberSubjects</name>
    <message>
        <source>This is no full telephone number; write it as 02 555 10 01 or +32 2 555 10 01.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first number in full, as 02 555 10 00 or +32 2 555 10 00. It is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from 1 to 100000. It is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same as &amp;site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;treet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Municipality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows when &amp;calling out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows to &amp;emergency services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;On the provider&apos;s service?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Carrier that keeps it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>Numbers &amp; emergency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add number block…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add other &amp;line…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency number of the &amp;selected…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta&amp;ke note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the &amp;customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who takes note for the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caller IDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody telephones yet: add people and telephones on «Rooms &amp; devices», then say here which number each of them shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No number blocks yet. Add the customer&apos;s blocks with their postal address: an emergency call is sent to that address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other lines yet. Add the lines of the lift, the alarm and the fax: the first two may not run over the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No notices: no mobile or hot-desk users, and no fax machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 number</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n numbers</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Mobile or hot-desking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {total} with the right address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the rows in «Caller IDs» first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows to emergency services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who takes note for the customer? Fill in the name first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumbersTable</name>
    <message>
        <source>address not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in none of the blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no telephone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no number entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices without a person of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rooms: for all their telephones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for its telephones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block {block} has no address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n to solve</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrderPage</name>
    <message>
        <source>Order &amp;reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order &amp;date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Users before this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ounted on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call &amp;recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded &amp;volume (GB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click-to-call &amp;channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declarations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is there an automatic &amp;dialler? (ST-5: not allowed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order &amp; users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add service…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered and found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound files and declarations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else is billed. Add virtual faxes, conference rooms and traffic packs with Ctrl+D.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound files. Add those that the customer uploads (Ctrl+D): the rights are never the provider&apos;s responsibility.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter what was ordered in the column «Ordered» (F2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declared, {counted} counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>users now, {target} counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduction plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the number of users before this job first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderTable</name>
    <message>
        <source>quantity not known: enter it under «Services»</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as ordered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than ordered: billed by the tariff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ordered but not found: complete the dossier or the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an increase is billed without notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer: falls step by step, see the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer: falls at most {percent} % a quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declared by the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask the customer for the rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users ordered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users before this job</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page, action, person, room, device, number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more; type on to narrow</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasteDevicesDialog</name>
    <message>
        <source>Copy the rows in the spreadsheet, headings included, and paste them above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns are known by their heading (kind, vendor, model, MAC, person, room, extension, origin, delivered on…) in English, Dutch or French. People and rooms that aren&apos;t there yet come along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first row has to be the headings; none of its cells is a known one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add 1 device</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n devices</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PickDialog</name>
    <message>
        <source>type a part of the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter takes it, Esc leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping; what was found is kept…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>… and %n more; solving these shows the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question is on the clipboard, ready for a ticket</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rooms &amp; devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cabling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order &amp; users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadinessPage</name>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &amp;failed again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run all checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the failed checks again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run this check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do this before you unbox the phones: link, names, clock, certificates and the provider&apos;s SIP hosts are checked from this computer. What can&apos;t be measured here says so, with the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not ready: %1 failed, %2 to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was measured passed; not everything was measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing could be measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the line must carry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 channels for the users counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line itself was not measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The count has changed since; now %1 channels. Run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responsible: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>«%1», version %2: %3 hosts and pages in it were never confirmed by the provider. A failure may be the profile&apos;s fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordForms</name>
    <message>
        <source>This is no MAC address; write it as 80:5e:c0:4a:10:21. It is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no IP address. It is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it in a lift?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long documents?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares telephones (hot-desking)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who uses its telephones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportLines</name>
    <message>
        <source>Before signing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Violations that no reserve names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 violation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n violations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 reserve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n reserves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>«{accepted}» is not possible: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who solves it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoomsCard</name>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person / extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name, MAC, room, person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts as user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices by room and person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches the search. Esc in the search box shows everything again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rooms, people or devices yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the rooms first: their use decides which telephones count. Then add people, and take the devices from the scan on «Discover», paste them from a spreadsheet (Ctrl+Shift+V) or add them one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;rooms…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all kinds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoomsPage</name>
    <message>
        <source>Rooms &amp; devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add device…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add r&amp;ooms…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;people…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste devices from a &amp;spreadsheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the open &amp;questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign &amp;person…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign &amp;room…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n terminals</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n infrastructure</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— no person —</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New person «{name}»</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In which room?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— no room —</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New room «{name}»</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoomsSubjects</name>
    <message>
        <source>&amp;Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete room</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoomsTable</name>
    <message>
        <source>shared, used by people who are no users yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used by people who are users already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each telephone has its person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed use?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who uses its telephones?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without room or person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>excluded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>excluded line ({clause})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not allowed ({clause})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a lift?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>room of users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no user: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>infrastructure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No terminal and no user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 user?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares telephones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 or {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideEditor</name>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SitePage</name>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name of the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Enterprise number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the &amp;partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enterprise number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the &amp;installer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Training certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;rovider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Users before this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check digits don&apos;t fit: look at the number again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a Belgian number: its check digits can&apos;t be verified here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) missing before signing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sites and their addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who installs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under which conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody to speak to yet. Add a contact: the report names whom the customer puts forward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No site yet. Add the address: emergency calls are compared with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Business Telephony</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIP Trunking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web Collaboration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New contact</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>profile %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unverified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider has not confirmed the addresses and limits in this profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verification</name>
    <message>
        <source>Every signature fits what it covers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A signature does not fit what it covers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was added after the signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something was added after the signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data of Dialtone&apos;s in this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data inside give the figures on the pages again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data inside do not give the figures on the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by {who} ({level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{moment}, by a time-stamping authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{moment}, by the signer&apos;s own clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is one that you trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is not one that you trust: who signed is not proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed after this signature</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>not there now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try with a training site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A site that works, and the paper that proves it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One dossier per customer: discover, check, document, count, sign. Everything you type is saved at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New dossier…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open dossier…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn without a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simulated school with forty phones, a switch and a provider. Do the whole job on it; nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent dossiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet on this computer. Make a new dossier at the start of a visit; you can give it to a colleague as one file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;New dossier…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open dossier…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import site file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export site file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;everything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close dossier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit Dialtone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_TableDialog</name>
    <message>
        <source>is added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the rows become</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{added} to add, {refused} refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns not used: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is too long: what comes after is left out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
