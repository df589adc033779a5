<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>AddCablingDialog</name>
    <message numerus="yes">
        <source>&amp;Add %n</source>
        <translation>
            <numerusform>&amp;Add %n</numerusform>
            <numerusform>&amp;Add %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddFoundDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddPeopleDialog</name>
    <message numerus="yes">
        <source>&amp;Add %n people</source>
        <translation>
            <numerusform>&amp;Add %n person</numerusform>
            <numerusform>&amp;Add %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddReserveDialog</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Make %n reserves</source>
        <translation>
            <numerusform>&amp;Make %n reserve</numerusform>
            <numerusform>&amp;Make %n reserves</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddRoomsDialog</name>
    <message numerus="yes">
        <source>&amp;Add %n rooms</source>
        <translation>
            <numerusform>&amp;Add %n room</numerusform>
            <numerusform>&amp;Add %n rooms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CablingActs</name>
    <message numerus="yes">
        <source>%n name(s) become another: {examples}. Labels on the wall don&apos;t change by themselves.</source>
        <translation>
            <numerusform>%n name becomes another: {examples}. Labels on the wall don&apos;t change by themselves.</numerusform>
            <numerusform>%n names become others: {examples}. Labels on the wall don&apos;t change by themselves.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeRowsDialog</name>
    <message numerus="yes">
        <source>Change %n rows</source>
        <translation>
            <numerusform>Change %n row</numerusform>
            <numerusform>Change %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) become different.</source>
        <translation>
            <numerusform>%n row becomes different.</numerusform>
            <numerusform>%n rows become different.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckReasonDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message numerus="yes">
        <source>%n check(s)</source>
        <translation>
            <numerusform>%n check</numerusform>
            <numerusform>%n checks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataTable</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundActs</name>
    <message numerus="yes">
        <source>%n telephone(s) added; Ctrl+Z takes them back</source>
        <translation>
            <numerusform>%n telephone added; Ctrl+Z takes it back</numerusform>
            <numerusform>%n telephones added; Ctrl+Z takes them back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundPanel</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation>
            <numerusform>%n doubt</numerusform>
            <numerusform>%n doubts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n before signing</source>
        <translation>
            <numerusform>%n before signing</numerusform>
            <numerusform>%n before signing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message numerus="yes">
        <source>Only what is selected (%n)</source>
        <translation>
            <numerusform>Only what is selected (%n)</numerusform>
            <numerusform>Only what is selected (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message numerus="yes">
        <source>%n numbers</source>
        <translation>
            <numerusform>%n number</numerusform>
            <numerusform>%n numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation>
            <numerusform>%n removed; Ctrl+Z brings it back</numerusform>
            <numerusform>%n removed; Ctrl+Z brings them back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderPage</name>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation>
            <numerusform>%n removed; Ctrl+Z brings it back</numerusform>
            <numerusform>%n removed; Ctrl+Z brings them back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message numerus="yes">
        <source>%n more; type on to narrow</source>
        <translation>
            <numerusform>%n more; type on to narrow</numerusform>
            <numerusform>%n more; type on to narrow</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasteCablingDialog</name>
    <message numerus="yes">
        <source>Take &amp;over %n rows</source>
        <translation>
            <numerusform>Take &amp;over %n row</numerusform>
            <numerusform>Take &amp;over %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasteDevicesDialog</name>
    <message numerus="yes">
        <source>&amp;Add %n devices</source>
        <translation>
            <numerusform>&amp;Add %n device</numerusform>
            <numerusform>&amp;Add %n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadSwitchDialog</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation>
            <numerusform>%n removed; Ctrl+Z brings it back</numerusform>
            <numerusform>%n removed; Ctrl+Z brings it back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{column} filled down in %n rows</source>
        <translation>
            <numerusform>{column} filled down in %n row</numerusform>
            <numerusform>{column} filled down in %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation>
            <numerusform>%n removed; Ctrl+Z brings it back</numerusform>
            <numerusform>%n removed; Ctrl+Z brings them back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoomsPage</name>
    <message numerus="yes">
        <source>%n terminals</source>
        <translation>
            <numerusform>%n terminal</numerusform>
            <numerusform>%n terminals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n infrastructure</source>
        <translation>
            <numerusform>%n infrastructure</numerusform>
            <numerusform>%n infrastructure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation>
            <numerusform>%n removed; Ctrl+Z brings it back</numerusform>
            <numerusform>%n removed; Ctrl+Z brings them back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanCard</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n switch ports filled in</source>
        <translation>
            <numerusform>%n switch port filled in</numerusform>
            <numerusform>%n switch ports filled in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SitePage</name>
    <message numerus="yes">
        <source>%n name(s) missing before signing</source>
        <translation>
            <numerusform>%n name missing before signing</numerusform>
            <numerusform>%n names missing before signing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TablesExport</name>
    <message numerus="yes">
        <source>%n cord(s) left out that NetBox doesn&apos;t take</source>
        <translation>
            <numerusform>%n cord left out that NetBox doesn&apos;t take</numerusform>
            <numerusform>%n cords left out that NetBox doesn&apos;t take</numerusform>
        </translation>
    </message>
</context>
</TS>
