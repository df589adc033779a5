<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_BE" sourcelanguage="en">
<context>
    <name>AcceptanceCard</name>
    <message>
        <source>Signs for the &amp;customer</source>
        <translation>Signe pour le &amp;client</translation>
    </message>
    <message>
        <source>&amp;Function</source>
        <translation>&amp;Fonction</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>&amp;Lieu</translation>
    </message>
    <message>
        <source>&amp;In service since</source>
        <translation>En service &amp;depuis</translation>
    </message>
    <message>
        <source>a&amp;t</source>
        <translation>&amp;à</translation>
    </message>
    <message>
        <source>Write 14:30</source>
        <translation>Écrivez 14:30</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Fill in the day first</source>
        <translation>Complétez d&apos;abord le jour</translation>
    </message>
</context>
<context>
    <name>AddBlockDialog</name>
    <message>
        <source>Add number block</source>
        <translation>Ajouter un bloc de numéros</translation>
    </message>
    <message>
        <source>Emergency services are sent to the postal address of the block, so it has to be the real address of who calls.</source>
        <translation>Les secours sont envoyés à l&apos;adresse postale du bloc&#xa0;: ce doit être l&apos;adresse réelle de celui qui appelle.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
</context>
<context>
    <name>AddCablingDialog</name>
    <message>
        <source>First port</source>
        <translation>Premier port</translation>
    </message>
    <message>
        <source>Add links</source>
        <translation>Ajouter des liens</translation>
    </message>
    <message>
        <source>Add outlets</source>
        <translation>Ajouter des prises</translation>
    </message>
    <message>
        <source>Add patch panels</source>
        <translation>Ajouter des panneaux de brassage</translation>
    </message>
    <message>
        <source>Add racks</source>
        <translation>Ajouter des baies</translation>
    </message>
    <message>
        <source>Add switches</source>
        <translation>Ajouter des switchs</translation>
    </message>
    <message>
        <source>Add switch ports</source>
        <translation>Ajouter des ports de switch</translation>
    </message>
    <message>
        <source>Add patch cords</source>
        <translation>Ajouter des cordons</translation>
    </message>
    <message>
        <source>Choose a panel and its first port, and each outlet gets its link to the next port.</source>
        <translation>Choisissez un panneau et le premier port&#xa0;; chaque prise reçoit son lien vers le port suivant.</translation>
    </message>
    <message>
        <source>A name, several with commas, or a range.</source>
        <translation>Un nom, plusieurs avec des virgules, ou une série.</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Noms</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>«{part}»: the range can&apos;t be read.</source>
        <translation>«&#xa0;{part}&#xa0;»&#xa0;: la série est illisible.</translation>
    </message>
    <message>
        <source>«{part}»: the number and the range don&apos;t agree.</source>
        <translation>«&#xa0;{part}&#xa0;»&#xa0;: le nombre ne correspond pas à la série.</translation>
    </message>
    <message>
        <source>«{part}»: more than {most} at once.</source>
        <translation>«&#xa0;{part}&#xa0;»&#xa0;: plus de {most} à la fois.</translation>
    </message>
    <message>
        <source>«{part}» is named twice.</source>
        <translation>«&#xa0;{part}&#xa0;» figure deux fois.</translation>
    </message>
    <message>
        <source>Choose the switch.</source>
        <translation>Choisissez le switch.</translation>
    </message>
    <message>
        <source>«{name}» is there already.</source>
        <translation>«&#xa0;{name}&#xa0;» existe déjà.</translation>
    </message>
    <message>
        <source>There is a link «{name}» already.</source>
        <translation>Il y a déjà un lien «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>Panel {panel} has {ports} ports only.</source>
        <translation>Le panneau {panel} n&apos;a que {ports} ports.</translation>
    </message>
    <message>
        <source>Port {port} of panel {panel} has a link already.</source>
        <translation>Le port {port} du panneau {panel} a déjà un lien.</translation>
    </message>
    <message>
        <source>{names}, each with its link</source>
        <translation>{names}, chacune avec son lien</translation>
    </message>
    <message>
        <source>&amp;Add 1</source>
        <translation>&amp;Ajouter 1</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n</source>
        <translation>
            <numerusform>&amp;Ajouter %n</numerusform>
            <numerusform>&amp;Ajouter %n</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
</context>
<context>
    <name>AddDeviceDialog</name>
    <message>
        <source>Add device</source>
        <translation>Ajouter un appareil</translation>
    </message>
    <message>
        <source>A telephone counts with its person, or with its room when it has none. What stays open becomes a question.</source>
        <translation>Un poste compte avec sa personne, ou avec son local s&apos;il n&apos;en a pas. Ce qui reste ouvert devient une question.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>Add and &amp;next</source>
        <translation>Ajouter et &amp;suivant</translation>
    </message>
    <message>
        <source>Say at least what kind of device it is.</source>
        <translation>Indiquez au moins le type d&apos;appareil.</translation>
    </message>
    <message>
        <source>The device {device} has this MAC address already.</source>
        <translation>L&apos;appareil {device} a déjà cette adresse MAC.</translation>
    </message>
</context>
<context>
    <name>AddFoundDialog</name>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Personne</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>&amp;Local</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Type</translation>
    </message>
    <message>
        <source>&amp;Kind of the unknown ones</source>
        <translation>&amp;Type des appareils non reconnus</translation>
    </message>
    <message>
        <source>&amp;Kind (what is it?)</source>
        <translation>&amp;Type (qu&apos;est-ce que c&apos;est&#xa0;?)</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>comme trouvé</translation>
    </message>
    <message>
        <source>Add found devices</source>
        <translation>Ajouter les appareils trouvés</translation>
    </message>
    <message>
        <source>A telephone counts with its person, or with its room when it has none. What was typed in the dossier stays as it is.</source>
        <translation>Un poste compte avec sa personne, ou avec son local s&apos;il n&apos;en a pas. Ce qui a été tapé dans le dossier reste tel quel.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et encore %n</numerusform>
            <numerusform>et encore %n</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
</context>
<context>
    <name>AddPeopleDialog</name>
    <message>
        <source>&amp;Service of all</source>
        <translation>&amp;Service pour tous</translation>
    </message>
    <message>
        <source>S&amp;ite of all</source>
        <translation>S&amp;ite pour tous</translation>
    </message>
    <message>
        <source>Type a name on each line, or paste the staff list.</source>
        <translation>Tapez un nom par ligne, ou collez la liste du personnel.</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>Ajouter des personnes</translation>
    </message>
    <message>
        <source>As a rule every natural person who uses the telephony is one user, whatever the number of devices.</source>
        <translation>En règle générale, toute personne physique qui téléphone compte pour un utilisateur, quel que soit le nombre d&apos;appareils.</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Noms</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>&amp;Add 1 person</source>
        <translation>&amp;Ajouter 1 personne</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n people</source>
        <translation>
            <numerusform>&amp;Ajouter %n personne</numerusform>
            <numerusform>&amp;Ajouter %n personnes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddPlanDialog</name>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Page</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titre</translation>
    </message>
    <message>
        <source>&amp;Floor</source>
        <translation>&amp;Étage</translation>
    </message>
    <message>
        <source>Replace the drawing</source>
        <translation>Remplacer le dessin</translation>
    </message>
    <message>
        <source>Add a floor plan</source>
        <translation>Ajouter un plan d&apos;étage</translation>
    </message>
    <message>
        <source>The pins stay where they are on the sheet, and are marked to be looked at again.</source>
        <translation>Les repères gardent leur place sur la feuille et sont marqués à revoir.</translation>
    </message>
    <message>
        <source>Outlets, racks and devices are placed on it afterwards, and it comes into the report.</source>
        <translation>On y place ensuite prises, baies et appareils&#xa0;; il figure dans le procès-verbal.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Remplacer</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Page {page} sur {pages}</translation>
    </message>
</context>
<context>
    <name>AddReserveDialog</name>
    <message>
        <source>&amp;Reserve</source>
        <translation>&amp;Réserve</translation>
    </message>
    <message>
        <source>&amp;Who solves it</source>
        <translation>Re&amp;sponsable</translation>
    </message>
    <message>
        <source>&amp;By when</source>
        <translation>&amp;Pour le</translation>
    </message>
    <message>
        <source>Make reserves</source>
        <translation>Créer des réserves</translation>
    </message>
    <message>
        <source>Make a reserve</source>
        <translation>Créer une réserve</translation>
    </message>
    <message>
        <source>The reserve names the violation: it stays one, but no longer keeps the report from being signed with reserves.</source>
        <translation>La réserve mentionne l&apos;infraction&#xa0;: elle en reste une, mais n&apos;empêche plus de signer avec réserves.</translation>
    </message>
    <message>
        <source>What the customer accepts only on condition, in words that he will recognise in the report.</source>
        <translation>Ce que le client n&apos;accepte que sous condition, dans des termes qu&apos;il reconnaîtra dans le procès-verbal.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… et encore %n</numerusform>
            <numerusform>… et encore %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Make %n reserves</source>
        <translation>
            <numerusform>&amp;Créer %n réserve</numerusform>
            <numerusform>&amp;Créer %n réserves</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Make the reserve</source>
        <translation>&amp;Créer la réserve</translation>
    </message>
    <message>
        <source>Before signing, each reserve needs a party and a date.</source>
        <translation>Avant la signature, chaque réserve doit avoir un responsable et une date.</translation>
    </message>
</context>
<context>
    <name>AddRoomsDialog</name>
    <message>
        <source>&amp;Who uses their telephones</source>
        <translation>&amp;Qui utilise les postes</translation>
    </message>
    <message>
        <source>&amp;Floor</source>
        <translation>É&amp;tage</translation>
    </message>
    <message>
        <source>&amp;Site</source>
        <translation>&amp;Site</translation>
    </message>
    <message>
        <source>Add rooms</source>
        <translation>Ajouter des locaux</translation>
    </message>
    <message>
        <source>Shared rooms decide how telephones without a person count: a workshop&apos;s telephone is a user, a meeting room&apos;s is not.</source>
        <translation>Les locaux communs décident comment comptent les postes sans personne&#xa0;: celui d&apos;un atelier est un utilisateur, celui d&apos;une salle de réunion ne l&apos;est pas.</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>&amp;Locaux</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Locaux</translation>
    </message>
    <message>
        <source>10 offices 1.01–1.10, Warehouse, 3 classrooms</source>
        <translation>10 bureaux 1.01–1.10, Entrepôt, 3 classes</translation>
    </message>
    <message>
        <source>«{part}»: the range can&apos;t be read.</source>
        <translation>«&#xa0;{part}&#xa0;»&#xa0;: la série est illisible.</translation>
    </message>
    <message>
        <source>«{part}»: the number of rooms and the range don&apos;t agree.</source>
        <translation>«&#xa0;{part}&#xa0;»&#xa0;: le nombre de locaux ne correspond pas à la série.</translation>
    </message>
    <message>
        <source>«{part}»: more than {most} rooms at once.</source>
        <translation>«&#xa0;{part}&#xa0;»&#xa0;: plus de {most} locaux à la fois.</translation>
    </message>
    <message>
        <source>«{part}» is named twice.</source>
        <translation>«&#xa0;{part}&#xa0;» figure deux fois.</translation>
    </message>
    <message>
        <source>There is a room «{part}» already.</source>
        <translation>Il y a déjà un local «&#xa0;{part}&#xa0;».</translation>
    </message>
    <message>
        <source>&amp;Add 1 room</source>
        <translation>&amp;Ajouter 1 local</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n rooms</source>
        <translation>
            <numerusform>&amp;Ajouter %n local</numerusform>
            <numerusform>&amp;Ajouter %n locaux</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
</context>
<context>
    <name>AddServiceDialog</name>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Quoi</translation>
    </message>
    <message>
        <source>&amp;Name, or the number of the fax</source>
        <translation>&amp;Nom, ou numéro du fax</translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation>&amp;Combien</translation>
    </message>
    <message>
        <source>Sound file</source>
        <translation>Fichier sonore</translation>
    </message>
    <message>
        <source>At least 1. It is not saved yet.</source>
        <translation>Au moins 1. Ce n&apos;est pas encore enregistré.</translation>
    </message>
    <message>
        <source>Add service</source>
        <translation>Ajouter un service</translation>
    </message>
    <message>
        <source>These are billed besides the users; the page compares them with the order.</source>
        <translation>Ces services sont facturés en plus des utilisateurs&#xa0;; la page les compare au bon de commande.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>Add and n&amp;ext</source>
        <translation>Ajouter et &amp;suivant</translation>
    </message>
    <message>
        <source>Give it a name, or the number of the fax.</source>
        <translation>Donnez un nom, ou le numéro du fax.</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Ask the provider</source>
        <translation>Demander au fournisseur</translation>
    </message>
    <message>
        <source>Copies the question for a ticket; the doubt stays open</source>
        <translation>Copie la question pour un ticket&#xa0;; le point reste à confirmer</translation>
    </message>
    <message>
        <source>Users already</source>
        <translation>Déjà utilisateurs</translation>
    </message>
    <message>
        <source>Not yet users</source>
        <translation>Pas encore utilisateurs</translation>
    </message>
    <message>
        <source>Each has its person</source>
        <translation>À chacun sa personne</translation>
    </message>
    <message>
        <source>Recorded as administrator without service</source>
        <translation>Repris comme administrateur sans service</translation>
    </message>
    <message>
        <source>Shares phones</source>
        <translation>Partage des postes</translation>
    </message>
    <message>
        <source>Stays a user</source>
        <translation>Reste utilisateur</translation>
    </message>
    <message>
        <source>No user</source>
        <translation>Pas un utilisateur</translation>
    </message>
    <message>
        <source>Telephones: is a user</source>
        <translation>Téléphone&#xa0;: utilisateur</translation>
    </message>
    <message>
        <source>Telephony</source>
        <translation>Téléphonie</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Superviseur</translation>
    </message>
    <message>
        <source>Yes, in a lift</source>
        <translation>Oui, dans un ascenseur</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Whose is it…</source>
        <translation>À qui est-il…</translation>
    </message>
    <message>
        <source>In which room…</source>
        <translation>Dans quel local…</translation>
    </message>
    <message>
        <source>What is it…</source>
        <translation>Qu&apos;est-ce que c&apos;est…</translation>
    </message>
    <message>
        <source>{users}, {channels} channels</source>
        <translation>{users}, {channels} canaux</translation>
    </message>
</context>
<context>
    <name>BuildRackDialog</name>
    <message>
        <source>&amp;Panel</source>
        <translation>&amp;Panneau</translation>
    </message>
    <message>
        <source>Por&amp;ts</source>
        <translation>Por&amp;ts</translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation>Caté&amp;gorie</translation>
    </message>
    <message>
        <source>Position (&amp;U)</source>
        <translation>Position (&amp;U)</translation>
    </message>
    <message>
        <source>S&amp;hielded</source>
        <translation>&amp;Blindé</translation>
    </message>
    <message>
        <source>&amp;Rack</source>
        <translation>Ba&amp;ie</translation>
    </message>
    <message>
        <source>Height of the rack (U)</source>
        <translation>Hauteur de la baie (U)</translation>
    </message>
    <message>
        <source>Room of the rack</source>
        <translation>Local de la baie</translation>
    </message>
    <message>
        <source>S&amp;witch</source>
        <translation>S&amp;witch</translation>
    </message>
    <message>
        <source>Its PoE budget (W)</source>
        <translation>Son budget PoE (W)</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Prise</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Length (m)</source>
        <translation>Longueur (m)</translation>
    </message>
    <message>
        <source>Switch port</source>
        <translation>Port de switch</translation>
    </message>
    <message>
        <source>Build a rack</source>
        <translation>Monter une baie</translation>
    </message>
    <message>
        <source>A panel with an outlet and a link for each port. The panel&apos;s port, its link and its outlet share one name.</source>
        <translation>Un panneau avec une prise et un lien par port. Le port du panneau, son lien et sa prise portent le même nom.</translation>
    </message>
    <message>
        <source>Select rows and fill down: names count on.</source>
        <translation>Sélectionnez des lignes et recopiez&#xa0;: les noms se suivent.</translation>
    </message>
    <message>
        <source>Patch each port to the s&amp;ame port of the switch</source>
        <translation>Br&amp;asser chaque port vers le même port du switch</translation>
    </message>
    <message>
        <source>&amp;Fill down</source>
        <translation>Recopier &amp;vers le bas</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Recopier vers le bas</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Ctrl+V pastes columns of a spreadsheet, from the cell on.</source>
        <translation>Ctrl+V colle des colonnes d&apos;un tableur, à partir de la cellule.</translation>
    </message>
    <message>
        <source>&amp;Build</source>
        <translation>&amp;Monter</translation>
    </message>
    <message>
        <source>{outlets} outlets, {links} links and {cords} patch cords will be made, in one step that can be undone.</source>
        <translation>{outlets} prises, {links} liens et {cords} cordons seront créés, en une étape annulable.</translation>
    </message>
</context>
<context>
    <name>Building</name>
    <message>
        <source>The panel needs a name.</source>
        <translation>Donnez un nom au panneau.</translation>
    </message>
    <message>
        <source>There is a panel «{name}» already.</source>
        <translation>Il y a déjà un panneau «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>Port {port}: outlet «{name}» has a link already.</source>
        <translation>Port {port}&#xa0;: la prise «&#xa0;{name}&#xa0;» a déjà un lien.</translation>
    </message>
    <message>
        <source>There is a link «{name}» already.</source>
        <translation>Il y a déjà un lien «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>Port {port}: switch port «{name}» has a cord already.</source>
        <translation>Port {port}&#xa0;: le port de switch «&#xa0;{name}&#xa0;» a déjà un cordon.</translation>
    </message>
</context>
<context>
    <name>CableTests</name>
    <message>
        <source>permanent link</source>
        <translation>lien permanent</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>canal</translation>
    </message>
    <message>
        <source>no result</source>
        <translation>pas de résultat</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>ligne {row}</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>Câble</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesuré</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longueur</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Marge</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Tester</source>
        <translation>Testeur</translation>
    </message>
</context>
<context>
    <name>Cabling</name>
    <message>
        <source>panel {panel} port {port}</source>
        <translation>panneau {panel} port {port}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Length (m)</source>
        <translation>Long. (m)</translation>
    </message>
    <message>
        <source>Rack</source>
        <translation>Baie</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Panneau</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Prise</translation>
    </message>
    <message>
        <source>Length is</source>
        <translation>Longueur est</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Label on the wall</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Position (U)</source>
        <translation>Position (U)</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Shielded</source>
        <translation>Blindé</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Height (U)</source>
        <translation>Hauteur (U)</translation>
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
        <translation>Sur UPS</translation>
    </message>
    <message>
        <source>Faceplate</source>
        <translation>Plaque</translation>
    </message>
    <message>
        <source>Splitter</source>
        <translation>Répartiteur</translation>
    </message>
    <message>
        <source>Desk switch</source>
        <translation>Switch de bureau</translation>
    </message>
    <message>
        <source>Reserved ports</source>
        <translation>Ports réservés</translation>
    </message>
    <message>
        <source>Defective ports</source>
        <translation>Ports défectueux</translation>
    </message>
    <message>
        <source>Earthed</source>
        <translation>À la terre</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>Its own name</source>
        <translation>Nom propre</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Marque</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>Adresse IP</translation>
    </message>
    <message>
        <source>PoE (W)</source>
        <translation>PoE (W)</translation>
    </message>
    <message>
        <source>PoE standard</source>
        <translation>Norme PoE</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Numéro de série</translation>
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
        <translation>Appareil</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Mbit/s</source>
        <translation>Mbit/s</translation>
    </message>
    <message>
        <source>PoE class</source>
        <translation>Classe PoE</translation>
    </message>
    <message>
        <source>Duplex</source>
        <translation>Duplex</translation>
    </message>
    <message>
        <source>PoE reserved (W)</source>
        <translation>PoE réservé (W)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>«{text}» is no port and no range of ports</source>
        <translation>«&#xa0;{text}&#xa0;» n&apos;est ni un port ni une suite de ports</translation>
    </message>
    <message>
        <source>«{text}» is no number</source>
        <translation>«&#xa0;{text}&#xa0;» n&apos;est pas un nombre</translation>
    </message>
    <message>
        <source>{title}: from {least} to {most}</source>
        <translation>{title}&#xa0;: de {least} à {most}</translation>
    </message>
</context>
<context>
    <name>CablingActs</name>
    <message>
        <source>Build a rack…</source>
        <translation>Monter une baie…</translation>
    </message>
    <message>
        <source>Patch by scanning…</source>
        <translation>Brasser au lecteur…</translation>
    </message>
    <message>
        <source>Labels…</source>
        <translation>Étiquettes…</translation>
    </message>
    <message>
        <source>Paste cabling…</source>
        <translation>Coller du câblage…</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>D&apos;un fichier…</translation>
    </message>
    <message>
        <source>Read a switch…</source>
        <translation>Lire un switch…</translation>
    </message>
    <message>
        <source>This outlet is that port…</source>
        <translation>Cette prise est ce port…</translation>
    </message>
    <message>
        <source>Fill switch ports from the scan</source>
        <translation>Remplir les ports de switch depuis la recherche</translation>
    </message>
    <message>
        <source>Change rows…</source>
        <translation>Modifier les lignes…</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Recopier vers le bas</translation>
    </message>
    <message>
        <source>Names by the scheme…</source>
        <translation>Noms selon le schéma…</translation>
    </message>
    <message>
        <source>There is nothing to label yet.</source>
        <translation>Il n&apos;y a encore rien à étiqueter.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>Patch lists, tests, documents ({names})</source>
        <translation>Listes de brassage, tests, documents ({names})</translation>
    </message>
    <message>
        <source>All names are by the scheme.</source>
        <translation>Tous les noms suivent le schéma.</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) become another: {examples}. Labels on the wall don&apos;t change by themselves.</source>
        <translation>
            <numerusform>%n nom change&#xa0;: {examples}. Les étiquettes au mur ne changent pas d&apos;elles-mêmes.</numerusform>
            <numerusform>%n noms changent&#xa0;: {examples}. Les étiquettes au mur ne changent pas d&apos;elles-mêmes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Names by the scheme</source>
        <translation>Noms selon le schéma</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
</context>
<context>
    <name>CablingPage</name>
    <message>
        <source>Cabling</source>
        <translation>Câblage</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
    <message>
        <source>&amp;Patch…</source>
        <translation>Bra&amp;sser…</translation>
    </message>
    <message>
        <source>&amp;Bring in</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>&amp;Rack…</source>
        <translation>&amp;Baie…</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Ajouter…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>Dessins</translation>
    </message>
    <message>
        <source>Floor plans</source>
        <translation>Plans</translation>
    </message>
    <message>
        <source>To solve ({count})</source>
        <translation>À résoudre ({count})</translation>
    </message>
    <message>
        <source>To solve</source>
        <translation>À résoudre</translation>
    </message>
    <message>
        <source>Add links…</source>
        <translation>Ajouter des liens…</translation>
    </message>
    <message>
        <source>Add outlets…</source>
        <translation>Ajouter des prises…</translation>
    </message>
    <message>
        <source>Add panels…</source>
        <translation>Ajouter des panneaux…</translation>
    </message>
    <message>
        <source>Add racks…</source>
        <translation>Ajouter des baies…</translation>
    </message>
    <message>
        <source>Add switches…</source>
        <translation>Ajouter des switches…</translation>
    </message>
    <message>
        <source>Add ports…</source>
        <translation>Ajouter des ports…</translation>
    </message>
    <message>
        <source>Add cords…</source>
        <translation>Ajouter des cordons…</translation>
    </message>
    <message>
        <source>Add a floor plan…</source>
        <translation>Ajouter un plan d&apos;étage…</translation>
    </message>
</context>
<context>
    <name>CablingState</name>
    <message>
        <source>Not documented</source>
        <translation>Non documenté</translation>
    </message>
    <message>
        <source>Test failed</source>
        <translation>Test non réussi</translation>
    </message>
    <message>
        <source>Documented, not tested</source>
        <translation>Documenté, non testé</translation>
    </message>
    <message>
        <source>Documented</source>
        <translation>Documenté</translation>
    </message>
    <message>
        <source>no link to a panel</source>
        <translation>pas de lien vers un panneau</translation>
    </message>
    <message>
        <source>panel or port not known</source>
        <translation>panneau ou port non connu</translation>
    </message>
    <message>
        <source>the link failed its test</source>
        <translation>test du lien non réussi</translation>
    </message>
    <message>
        <source>the link was not tested</source>
        <translation>lien non testé</translation>
    </message>
    <message>
        <source>switch port {port}</source>
        <translation>port de switch {port}</translation>
    </message>
    <message>
        <source>no patch cord</source>
        <translation>pas de cordon</translation>
    </message>
    <message>
        <source>switch port not known</source>
        <translation>port de switch non connu</translation>
    </message>
    <message>
        <source>no switch port, no cord</source>
        <translation>ni port de switch, ni cordon</translation>
    </message>
</context>
<context>
    <name>ChangeRowsDialog</name>
    <message>
        <source>as it is</source>
        <translation>tel quel</translation>
    </message>
    <message>
        <source>Change 1 row</source>
        <translation>Modifier 1 ligne</translation>
    </message>
    <message numerus="yes">
        <source>Change %n rows</source>
        <translation>
            <numerusform>Modifier %n ligne</numerusform>
            <numerusform>Modifier %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>What you fill in goes into all of them; what you leave empty stays as it is: {names}</source>
        <translation>Ce que vous remplissez va dans toutes les lignes&#xa0;; ce que vous laissez vide reste tel quel&#xa0;: {names}</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) become different.</source>
        <translation>
            <numerusform>%n ligne change.</numerusform>
            <numerusform>%n lignes changent.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Modifier</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>Changes since version {number}</source>
        <translation>Modifications depuis la version {number}</translation>
    </message>
    <message>
        <source>Each signed file is a version that stays as it is. A later edit is in the next one, which lists it.</source>
        <translation>Chaque fichier signé est une version qui reste telle quelle. Une modification ultérieure figure dans la suivante, qui l&apos;énumère.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Lequel</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Modifications</translation>
    </message>
    <message>
        <source>What this version was made of can&apos;t be read.</source>
        <translation>Les données de cette version sont illisibles.</translation>
    </message>
    <message>
        <source>Nothing changed since this version.</source>
        <translation>Rien n&apos;a changé depuis cette version.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Raw readings</source>
        <translation>Mesures brutes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Run this check</source>
        <translation>Exécuter ce contrôle</translation>
    </message>
    <message>
        <source>Provider profile</source>
        <translation>Profil du fournisseur</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesuré</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>Dernière fois</translation>
    </message>
    <message>
        <source>Remedy: {remedy}</source>
        <translation>Solution&#xa0;: {remedy}</translation>
    </message>
    <message>
        <source>Responsible: {who} ({clause})</source>
        <translation>Responsable&#xa0;: {who} ({clause})</translation>
    </message>
    <message>
        <source>Raw readings copied</source>
        <translation>Mesures brutes copiées</translation>
    </message>
</context>
<context>
    <name>CheckReasonDialog</name>
    <message>
        <source>What is wrong?</source>
        <translation>Qu&apos;est-ce qui n&apos;est pas en ordre&#xa0;?</translation>
    </message>
    <message>
        <source>Why not?</source>
        <translation>Pourquoi pas&#xa0;?</translation>
    </message>
    <message>
        <source>The report names what failed, with these words.</source>
        <translation>Le procès-verbal mentionne ce qui n&apos;est pas en ordre, dans ces termes.</translation>
    </message>
    <message>
        <source>The report says that it was not done, and why. Without a reason it stays open.</source>
        <translation>Le procès-verbal indique que ce n&apos;est pas fait, et pourquoi. Sans raison, cela reste ouvert.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et encore %n</numerusform>
            <numerusform>et encore %n</numerusform>
        </translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Au plus %1 caractères.</translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>%1 (optional)</source>
        <translation>%1 (facultatif)</translation>
    </message>
    <message>
        <source>Reason, note</source>
        <translation>Raison, remarque</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>aucune raison donnée</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Raison</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>Re&amp;marque</translation>
    </message>
    <message>
        <source>Filled in &amp;by</source>
        <translation>Rempli &amp;par</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Open a&amp;gain</source>
        <translation>Rou&amp;vrir</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>O %1 · X %2 · N %3 · Del open again</source>
        <translation>O %1 · X %2 · N %3 · Suppr rouvrir</translation>
    </message>
    <message>
        <source>check, reason, name</source>
        <translation>contrôle, raison, nom</translation>
    </message>
    <message>
        <source>Checklists</source>
        <translation>Listes de contrôle</translation>
    </message>
    <message>
        <source>Nothing matches the search. Esc in the search box shows everything again.</source>
        <translation>Aucun résultat. Échap dans la recherche affiche de nouveau tout.</translation>
    </message>
    <message>
        <source>Select a line and press O when it is done, X when it failed, N when it was not done. Nothing counts as done by itself; what was not done needs a reason.</source>
        <translation>Sélectionnez une ligne et tapez O si c&apos;est fait, X si ce n&apos;est pas en ordre, N si ce n&apos;est pas fait. Rien n&apos;est considéré comme fait d&apos;office&#xa0;; ce qui n&apos;est pas fait doit avoir une raison.</translation>
    </message>
    <message>
        <source>%1 of %2 required</source>
        <translation>%1 sur %2 obligatoires</translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation>, %1 en échec</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s)</source>
        <translation>
            <numerusform>%n contrôle</numerusform>
            <numerusform>%n contrôles</numerusform>
        </translation>
    </message>
    <message>
        <source>What was not done needs a reason; the old one stays.</source>
        <translation>Ce qui n&apos;est pas fait doit avoir une raison&#xa0;; l&apos;ancienne reste.</translation>
    </message>
</context>
<context>
    <name>ChecksTable</name>
    <message>
        <source>Other checks</source>
        <translation>Autres contrôles</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>{filled} of {total}</source>
        <translation>{filled} sur {total}</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} en échec</translation>
    </message>
</context>
<context>
    <name>CountLines</name>
    <message>
        <source>by what is known; {least} to {most} with doubts</source>
        <translation>selon ce qui est connu&#xa0;; {least} à {most} avec les questions ouvertes</translation>
    </message>
    <message>
        <source>certain, up to {most} with doubts</source>
        <translation>certains, jusqu&apos;à {most} avec les questions ouvertes</translation>
    </message>
    <message>
        <source>at most, {least} if doubts fall away</source>
        <translation>au plus, {least} si les questions ouvertes tombent</translation>
    </message>
    <message>
        <source>nothing in doubt</source>
        <translation>rien à confirmer</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>1 telephone</source>
        <translation>1 poste</translation>
    </message>
    <message>
        <source>%n telephones</source>
        <translation>%n postes</translation>
    </message>
    <message>
        <source>%n more rooms</source>
        <translation>encore %n locaux</translation>
    </message>
    <message>
        <source>1 more room</source>
        <translation>encore 1 local</translation>
    </message>
    <message>
        <source>Rooms of users</source>
        <translation>Locaux d&apos;utilisateurs</translation>
    </message>
    <message>
        <source>No service</source>
        <translation>Sans service</translation>
    </message>
    <message>
        <source>Excluded lines</source>
        <translation>Lignes exclues</translation>
    </message>
    <message>
        <source>… and %n more</source>
        <translation>… et encore %n</translation>
    </message>
    <message>
        <source>progressive</source>
        <translation>progressive</translation>
    </message>
    <message>
        <source>flat</source>
        <translation>uniforme</translation>
    </message>
    <message>
        <source>Progressive: each user brings channels at the rate of his rank, so one more user never means fewer channels.</source>
        <translation>Progressive&#xa0;: chaque utilisateur apporte des canaux selon son rang&#xa0;; un utilisateur de plus ne donne donc jamais moins de canaux.</translation>
    </message>
    <message>
        <source>Flat: all users bring channels at the rate of the bracket that their number falls in.</source>
        <translation>Uniforme&#xa0;: tous les utilisateurs apportent des canaux au taux de la tranche où tombe leur nombre.</translation>
    </message>
    <message>
        <source>Channels, {method}</source>
        <translation>Canaux, lecture {method}</translation>
    </message>
    <message>
        <source>whole calls</source>
        <translation>appels entiers</translation>
    </message>
    <message>
        <source>with doubts</source>
        <translation>avec les questions ouvertes</translation>
    </message>
    <message>
        <source>other reading, {method}</source>
        <translation>autre lecture, {method}</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Commandé</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>Enter the order on the page Order &amp; users.</source>
        <translation>Complétez le bon de commande à la page «&#xa0;Commande &amp; utilisateurs&#xa0;».</translation>
    </message>
</context>
<context>
    <name>CreateIdentityDialog</name>
    <message>
        <source>&amp;Name of the installer</source>
        <translation>&amp;Nom de l&apos;installateur</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>&amp;Organisation</translation>
    </message>
    <message>
        <source>New signing identity</source>
        <translation>Nouvelle identité de signature</translation>
    </message>
    <message>
        <source>A key and its certificate, kept in one encrypted file on this computer. It proves that the same person signed; who that is, a reader only knows once he trusts the certificate. Nobody can recover a forgotten passphrase.</source>
        <translation>Une clé et son certificat, dans un seul fichier chiffré sur cet ordinateur. Elle prouve que c&apos;est toujours la même personne qui signe&#xa0;; qui elle est, le lecteur ne le sait qu&apos;en faisant confiance au certificat. Personne ne peut retrouver une phrase secrète oubliée.</translation>
    </message>
    <message>
        <source>RSA key of 3072 bits, for readers that can&apos;t do elliptic curves</source>
        <translation>Clé RSA de 3072 bits, pour les lecteurs sans courbes elliptiques</translation>
    </message>
    <message>
        <source>&amp;Make the identity</source>
        <translation>&amp;Créer l&apos;identité</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>limit {value}</source>
        <translation>limite {value}</translation>
    </message>
    <message>
        <source>median {median} {unit} · p99 {high} {unit}</source>
        <translation>médiane {median} {unit} · p99 {high} {unit}</translation>
    </message>
    <message>
        <source>mean {mean} {unit} · most {most} {unit}</source>
        <translation>moyenne {mean} {unit} · max. {most} {unit}</translation>
    </message>
    <message>
        <source>upstream</source>
        <translation>sortant</translation>
    </message>
    <message>
        <source>downstream</source>
        <translation>entrant</translation>
    </message>
    <message>
        <source>Loss in each second</source>
        <translation>Perte par seconde</translation>
    </message>
    <message>
        <source>Jitter (RFC 3550), worst call</source>
        <translation>Gigue (RFC 3550), pire appel</translation>
    </message>
    <message>
        <source>round trip</source>
        <translation>aller-retour</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Aller-retour</translation>
    </message>
    <message>
        <source>worst {worst} · best {best}</source>
        <translation>pire {worst} · meilleur {best}</translation>
    </message>
    <message>
        <source>Voice quality (MOS) of each call</source>
        <translation>Qualité vocale (MOS) par appel</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>appels</translation>
    </message>
    <message>
        <source>Rate (TCP)</source>
        <translation>Débit (TCP)</translation>
    </message>
    <message>
        <source>needed {value}</source>
        <translation>requis {value}</translation>
    </message>
    <message>
        <source>median {median} {unit}</source>
        <translation>médiane {median} {unit}</translation>
    </message>
    <message>
        <source>at rest</source>
        <translation>au repos</translation>
    </message>
    <message>
        <source>download</source>
        <translation>téléchargement</translation>
    </message>
    <message>
        <source>upload</source>
        <translation>envoi</translation>
    </message>
    <message>
        <source>both at once</source>
        <translation>les deux à la fois</translation>
    </message>
    <message>
        <source>Round trip under load</source>
        <translation>Aller-retour sous charge</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>calls played: {calls}</source>
        <translation>appels joués&#xa0;: {calls}</translation>
    </message>
    <message>
        <source>Loss in each trial</source>
        <translation>Perte par essai</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>essais</translation>
    </message>
    <message>
        <source>Loss, downstream</source>
        <translation>Perte, entrant</translation>
    </message>
    <message>
        <source>now {value} {unit}</source>
        <translation>actuel {value} {unit}</translation>
    </message>
</context>
<context>
    <name>DataTable</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n ligne copiée</numerusform>
            <numerusform>%n lignes copiées</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>Copier les &amp;lignes</translation>
    </message>
    <message>
        <source>Copy with &amp;headings</source>
        <translation>Copier avec &amp;en-têtes</translation>
    </message>
    <message>
        <source>&amp;Sort by %1</source>
        <translation>T&amp;rier par %1</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Folder:</source>
        <translation>Dossier&#xa0;:</translation>
    </message>
    <message>
        <source>Kind of file:</source>
        <translation>Type de fichier&#xa0;:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Cela n&apos;a pas réussi</translation>
    </message>
    <message>
        <source>Something is wrong in Dialtone itself</source>
        <translation>Quelque chose ne va pas dans Dialtone même</translation>
    </message>
    <message>
        <source>Your dossier is saved up to the last edit. What happened was written, without customer data, to this file: %1</source>
        <translation>Votre dossier est enregistré jusqu&apos;à la dernière modification. Ce qui s&apos;est passé est noté, sans données du client, dans ce fichier&#xa0;: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>DiscoverPage</name>
    <message>
        <source>Discover</source>
        <translation>Détection</translation>
    </message>
    <message>
        <source>&amp;Scan</source>
        <translation>Rec&amp;hercher</translation>
    </message>
    <message>
        <source>Add all &amp;telephones</source>
        <translation>Ajouter les &amp;téléphones</translation>
    </message>
    <message>
        <source>Order · LAN · platform</source>
        <translation>Bon · LAN · plateforme</translation>
    </message>
    <message>
        <source>E&amp;xport CSV…</source>
        <translation>E&amp;xporter CSV…</translation>
    </message>
    <message>
        <source>Import lease list or nmap file…</source>
        <translation>Importer une liste DHCP ou un fichier nmap…</translation>
    </message>
    <message>
        <source>&amp;Add to the dossier…</source>
        <translation>&amp;Ajouter au dossier…</translation>
    </message>
    <message>
        <source>Assign &amp;person…</source>
        <translation>Attri&amp;buer une personne…</translation>
    </message>
    <message>
        <source>Assign &amp;room…</source>
        <translation>Attribuer un lo&amp;cal…</translation>
    </message>
    <message>
        <source>Ta&amp;ke over what the network says</source>
        <translation>Reprendre ce que dit le &amp;réseau</translation>
    </message>
    <message>
        <source>Show under «Rooms &amp;&amp; devices»</source>
        <translation>Afficher sous «&#xa0;Locaux &amp;&amp; appareils&#xa0;»</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xporter</translation>
    </message>
    <message>
        <source>Lease lists and nmap files (*.leases *.csv *.txt *.xml *.json *.conf *.log);;All files (*)</source>
        <translation>Listes DHCP et fichiers nmap (*.leases *.csv *.txt *.xml *.json *.conf *.log);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Import a list</source>
        <translation>Importer une liste</translation>
    </message>
    <message>
        <source>Not scanned yet</source>
        <translation>Pas encore de recherche</translation>
    </message>
    <message>
        <source>Every address of the network is asked politely what it is. Nothing is called and no password is tried. What is found can then be taken into the dossier.</source>
        <translation>On demande poliment à chaque adresse du réseau ce qu&apos;elle est. Rien n&apos;est appelé et aucun mot de passe n&apos;est essayé. Ce qui est trouvé peut ensuite être repris dans le dossier.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Rechercher</translation>
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
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Open dossier</source>
        <translation>Ouvrir un dossier</translation>
    </message>
    <message>
        <source>Somebody else has this dossier open</source>
        <translation>Quelqu&apos;un d&apos;autre a ouvert ce dossier</translation>
    </message>
    <message>
        <source>Open &amp;read only</source>
        <translation>Ouvrir en &amp;lecture seule</translation>
    </message>
    <message>
        <source>Read only. %1</source>
        <translation>Lecture seule. %1</translation>
    </message>
    <message>
        <source>Read only: nothing can be changed here.</source>
        <translation>Lecture seule&#xa0;: rien ne peut être modifié ici.</translation>
    </message>
    <message>
        <source>Starting the training site…</source>
        <translation>Démarrage du site d&apos;exercice…</translation>
    </message>
    <message>
        <source>Site files (*.json)</source>
        <translation>Fichiers de site (*.json)</translation>
    </message>
    <message>
        <source>Import site file</source>
        <translation>Importer un fichier de site</translation>
    </message>
    <message>
        <source>%1 added, %2 changed, %3 unchanged. Nothing is deleted, and it can be undone in one step.</source>
        <translation>%1 ajoutés, %2 modifiés, %3 inchangés. Rien n&apos;est supprimé, et tout peut être annulé en une fois.</translation>
    </message>
    <message>
        <source>Import %1?</source>
        <translation>Importer %1&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>Imported %1</source>
        <translation>%1 importé</translation>
    </message>
    <message>
        <source>Export site file</source>
        <translation>Exporter un fichier de site</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exporté vers %1</translation>
    </message>
</context>
<context>
    <name>DrawingBar</name>
    <message>
        <source>Smaller (−)</source>
        <translation>Réduire (−)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Agrandir (+)</translation>
    </message>
    <message>
        <source>Whole drawing (0)</source>
        <translation>Dessin entier (0)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Écrit&#xa0;: {file}</translation>
    </message>
    <message>
        <source>Save the drawing</source>
        <translation>Enregistrer le dessin</translation>
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
        <translation>Dessin</translation>
    </message>
    <message>
        <source>Nothing to draw yet</source>
        <translation>Rien à dessiner pour l&apos;instant</translation>
    </message>
    <message>
        <source>A rack with its panels and switches makes the first drawing: 24 ports are built in a minute.</source>
        <translation>Une baie avec ses panneaux et ses switches donne le premier dessin&#xa0;: 24 ports se montent en une minute.</translation>
    </message>
    <message>
        <source>Build a rack…</source>
        <translation>Monter une baie…</translation>
    </message>
    <message>
        <source>Rack {name}</source>
        <translation>Baie {name}</translation>
    </message>
    <message>
        <source>Panel {name}</source>
        <translation>Panneau {name}</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Way of {name}</source>
        <translation>Chemin de {name}</translation>
    </message>
</context>
<context>
    <name>EditDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>FirewallCard</name>
    <message>
        <source>Your firewall</source>
        <translation>Votre pare-feu</translation>
    </message>
    <message>
        <source>Choose the make…</source>
        <translation>Choisissez la marque…</translation>
    </message>
    <message>
        <source>What {make} calls this setting isn&apos;t in the list; its supplier knows.</source>
        <translation>Le nom de ce réglage chez {make} n&apos;est pas dans la liste&#xa0;; son fournisseur le connaît.</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Source&#xa0;: {source}</translation>
    </message>
</context>
<context>
    <name>FirewallSheet</name>
    <message>
        <source>Sheet for the firewall supplier</source>
        <translation>Feuille pour le fournisseur du pare-feu</translation>
    </message>
    <message>
        <source>Sheet written: {file}</source>
        <translation>Feuille enregistrée&#xa0;: {file}</translation>
    </message>
</context>
<context>
    <name>FirewallWords</name>
    <message>
        <source>{source}; not read again for this list</source>
        <translation>{source}&#xa0;; pas relu pour cette liste</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>jj/mm/aaaa</translation>
    </message>
    <message>
        <source>This is no date; write it as 24/11/2026. It is not saved yet.</source>
        <translation>Ce n&apos;est pas une date&#xa0;; écrivez-la comme 24/11/2026. Ce n&apos;est pas encore enregistré.</translation>
    </message>
    <message>
        <source>This is no whole number; it is not saved yet.</source>
        <translation>Ce n&apos;est pas un nombre entier&#xa0;; ce n&apos;est pas encore enregistré.</translation>
    </message>
    <message>
        <source>This is no number; it is not saved yet.</source>
        <translation>Ce n&apos;est pas un nombre&#xa0;; ce n&apos;est pas encore enregistré.</translation>
    </message>
</context>
<context>
    <name>FoundActs</name>
    <message numerus="yes">
        <source>%n telephone(s) added; Ctrl+Z takes them back</source>
        <translation>
            <numerusform>%n téléphone ajouté&#xa0;; Ctrl+Z l&apos;annule</numerusform>
            <numerusform>%n téléphones ajoutés&#xa0;; Ctrl+Z l&apos;annule</numerusform>
        </translation>
    </message>
    <message>
        <source>— no person —</source>
        <translation>— aucune personne —</translation>
    </message>
    <message>
        <source>Whose is it?</source>
        <translation>À qui est-il&#xa0;?</translation>
    </message>
    <message>
        <source>New person «{name}»</source>
        <translation>Nouvelle personne «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>— no room —</source>
        <translation>— aucun local —</translation>
    </message>
    <message>
        <source>In which room?</source>
        <translation>Dans quel local&#xa0;?</translation>
    </message>
    <message>
        <source>New room «{name}»</source>
        <translation>Nouveau local «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Export the found devices</source>
        <translation>Exporter les appareils trouvés</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>FoundCard</name>
    <message>
        <source>kind, vendor, model, address</source>
        <translation>type, marque, modèle, adresse</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>with a contradiction</source>
        <translation>avec une contradiction</translation>
    </message>
    <message>
        <source>Devices on the network</source>
        <translation>Appareils sur le réseau</translation>
    </message>
    <message>
        <source>Further filters</source>
        <translation>Autres filtres</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Telephones</source>
        <translation>Téléphones</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnus</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveaux</translation>
    </message>
    <message>
        <source>only in a list</source>
        <translation>seulement dans une liste</translation>
    </message>
    <message>
        <source>other filters</source>
        <translation>autres filtres</translation>
    </message>
    <message>
        <source>Nothing matches. Esc in the search box shows everything again.</source>
        <translation>Aucun résultat. Échap dans la recherche affiche de nouveau tout.</translation>
    </message>
    <message>
        <source>Nothing has answered. Check the network and the cable; below is what could not be used.</source>
        <translation>Rien n&apos;a répondu. Vérifiez le réseau et le câble&#xa0;; ci-dessous, ce qui n&apos;a pas pu être utilisé.</translation>
    </message>
</context>
<context>
    <name>FoundColumns</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>Vendor, model</source>
        <translation>Marque, modèle</translation>
    </message>
    <message>
        <source>IP</source>
        <translation>IP</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sûr</translation>
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
        <translation>nouveau</translation>
    </message>
    <message>
        <source>known</source>
        <translation>connu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>listed</source>
        <translation>listé</translation>
    </message>
    <message>
        <source>Telephones</source>
        <translation>Téléphones</translation>
    </message>
    <message>
        <source>Other terminals</source>
        <translation>Autres terminaux</translation>
    </message>
    <message>
        <source>What are these?</source>
        <translation>Qu&apos;est-ce que c&apos;est&#xa0;?</translation>
    </message>
    <message>
        <source>Network and other devices</source>
        <translation>Réseau et autres appareils</translation>
    </message>
    <message>
        <source>Only in an imported list, did not answer</source>
        <translation>Seulement dans une liste importée, sans réponse</translation>
    </message>
    <message>
        <source>In the dossier, but did not answer</source>
        <translation>Dans le dossier, mais sans réponse</translation>
    </message>
</context>
<context>
    <name>FoundEvidence</name>
    <message>
        <source>IP address</source>
        <translation>Adresse IP</translation>
    </message>
    <message>
        <source>Also at</source>
        <translation>Aussi à</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>Adresse MAC</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>N° de série</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Micrologiciel</translation>
    </message>
    <message>
        <source>Calls itself</source>
        <translation>Se nomme</translation>
    </message>
    <message>
        <source>SIP on</source>
        <translation>SIP sur</translation>
    </message>
    <message>
        <source>Switch port</source>
        <translation>Port</translation>
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
        <translation>Sélectionnez un appareil pour voir ce qu&apos;il a dit, quand et comment, pour l&apos;ajouter, et pour indiquer à qui il est et où il se trouve.</translation>
    </message>
    <message>
        <source>Enter or A adds · P person · R room · Ctrl+F search</source>
        <translation>Entrée ou A ajoute · P personne · R local · Ctrl+F cherche</translation>
    </message>
    <message>
        <source>&amp;Add to the dossier…</source>
        <translation>&amp;Ajouter au dossier…</translation>
    </message>
    <message>
        <source>&amp;Person…</source>
        <translation>&amp;Personne…</translation>
    </message>
    <message>
        <source>&amp;Room…</source>
        <translation>&amp;Local…</translation>
    </message>
    <message>
        <source>Ta&amp;ke over what the network says</source>
        <translation>Reprendre ce que dit le &amp;réseau</translation>
    </message>
    <message>
        <source>Show under «Rooms &amp;&amp; devices»</source>
        <translation>Afficher sous «&#xa0;Locaux &amp;&amp; appareils&#xa0;»</translation>
    </message>
    <message>
        <source>Signals of the device</source>
        <translation>Signaux de l&apos;appareil</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>Ce qu&apos;il a dit</translation>
    </message>
    <message>
        <source>How sure?</source>
        <translation>Quelle certitude&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n appareil</numerusform>
            <numerusform>%n appareils</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 sure</source>
        <translation>%1, certitude %2</translation>
    </message>
    <message>
        <source>%1: dossier %2, network %3</source>
        <translation>%1&#xa0;: dossier %2, réseau %3</translation>
    </message>
    <message>
        <source>The dossier doesn&apos;t have yet: %1.</source>
        <translation>Pas encore dans le dossier&#xa0;: %1.</translation>
    </message>
    <message>
        <source>It is in the dossier, and nothing at its address answered.</source>
        <translation>Il est dans le dossier, mais rien n&apos;a répondu à son adresse.</translation>
    </message>
    <message>
        <source>Nothing it said tells what it is. Look at it, and choose its kind when you add it.</source>
        <translation>Rien de ce qu&apos;il a dit n&apos;indique ce que c&apos;est. Allez le voir, et choisissez son type en l&apos;ajoutant.</translation>
    </message>
    <message>
        <source>Add it first, and say what kind of device it is.</source>
        <translation>Ajoutez-le d&apos;abord, en indiquant le type d&apos;appareil.</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>type</translation>
    </message>
    <message>
        <source>vendor</source>
        <translation>marque</translation>
    </message>
    <message>
        <source>model</source>
        <translation>modèle</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>Adresse MAC</translation>
    </message>
    <message>
        <source>serial number</source>
        <translation>numéro de série</translation>
    </message>
    <message>
        <source>firmware</source>
        <translation>micrologiciel</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>Adresse IP</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Customer not named yet</source>
        <translation>Client encore sans nom</translation>
    </message>
    <message>
        <source>order %1</source>
        <translation>bon de commande %1</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n utilisateur</numerusform>
            <numerusform>%n utilisateurs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 canaux</translation>
    </message>
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation>
            <numerusform>%n à confirmer</numerusform>
            <numerusform>%n à confirmer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n before signing</source>
        <translation>
            <numerusform>encore %n avant signature</numerusform>
            <numerusform>encore %n avant signature</numerusform>
        </translation>
    </message>
    <message>
        <source>signed</source>
        <translation>signé</translation>
    </message>
    <message>
        <source>ready to sign</source>
        <translation>prêt à signer</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
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
        <translation>Utilisateurs et appels simultanés, comptés selon les conditions du fournisseur</translation>
    </message>
    <message>
        <source>Questions that may change the count</source>
        <translation>Questions qui peuvent encore changer le décompte</translation>
    </message>
    <message>
        <source>What keeps the report from being signed</source>
        <translation>Ce qui empêche de signer le procès-verbal</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Sunlight</source>
        <translation>Plein soleil</translation>
    </message>
</context>
<context>
    <name>IdentityCard</name>
    <message>
        <source>Your signing identity</source>
        <translation>Votre identité de signature</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Nouvelle…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Save certificate…</source>
        <translation>Enregistrer le certificat…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Enregistrer une copie…</translation>
    </message>
    <message>
        <source>Request a certificate…</source>
        <translation>Demander un certificat…</translation>
    </message>
    <message>
        <source>Take over a certificate…</source>
        <translation>Reprendre un certificat…</translation>
    </message>
    <message>
        <source>Remember passphrase…</source>
        <translation>Retenir la phrase secrète…</translation>
    </message>
    <message>
        <source>Signing identity: {act}</source>
        <translation>Identité de signature&#xa0;: {act}</translation>
    </message>
    <message>
        <source>On this computer, encrypted. You are asked for the passphrase at each signature.</source>
        <translation>Sur cet ordinateur, chiffrée. La phrase secrète est demandée à chaque signature.</translation>
    </message>
    <message>
        <source>There is none yet. Make one on purpose, or take over the one you have.</source>
        <translation>Il n&apos;y en a pas encore. Créez-en une, ou reprenez celle que vous avez.</translation>
    </message>
    <message>
        <source>A training report can be signed with a throw-away one.</source>
        <translation>Un procès-verbal d&apos;exercice peut être signé avec une identité jetable.</translation>
    </message>
    <message>
        <source>Import signing identity</source>
        <translation>Importer une identité de signature</translation>
    </message>
    <message>
        <source>Identities (*.p12 *.pfx)</source>
        <translation>Identités (*.p12 *.pfx)</translation>
    </message>
    <message>
        <source>Identity of {name}, fingerprint {fingerprint}</source>
        <translation>Identité de {name}, empreinte {fingerprint}</translation>
    </message>
    <message>
        <source>It holds no private key; give it to whoever wants to verify.</source>
        <translation>Il ne contient pas de clé privée&#xa0;; donnez-le à qui veut vérifier.</translation>
    </message>
    <message>
        <source>The copy holds your private key, under the same passphrase. Keep it as you keep a key.</source>
        <translation>La copie contient votre clé privée, avec la même phrase secrète. Gardez-la comme une clé.</translation>
    </message>
    <message>
        <source>It holds no private key. Send it to the authority, then take over the certificate that comes back.</source>
        <translation>Elle ne contient pas de clé privée. Envoyez-la à l&apos;autorité, puis reprenez le certificat que vous recevez.</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c)</source>
        <translation>Certificats (*.pem *.crt *.cer *.der *.p7b *.p7c)</translation>
    </message>
    <message>
        <source>Take over a certificate</source>
        <translation>Reprendre un certificat</translation>
    </message>
    <message>
        <source>It takes the place of the certificate that you have; the key stays the same.</source>
        <translation>Il remplace le certificat que vous avez&#xa0;; la clé reste la même.</translation>
    </message>
    <message>
        <source>Take over {file}</source>
        <translation>Reprendre {file}</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>The key ring of this computer keeps it for whoever is logged in as you. Take it out with: dialtone identity forget</source>
        <translation>Le trousseau de cet ordinateur la conserve pour qui est connecté en votre nom. Pour l&apos;en retirer&#xa0;: dialtone identity forget</translation>
    </message>
    <message>
        <source>Remember the passphrase</source>
        <translation>Retenir la phrase secrète</translation>
    </message>
    <message>
        <source>&amp;Remember</source>
        <translation>&amp;Retenir</translation>
    </message>
    <message>
        <source>The passphrase is in the key ring</source>
        <translation>La phrase secrète est dans le trousseau</translation>
    </message>
    <message>
        <source>Save {file}</source>
        <translation>Enregistrer {file}</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Enregistré&#xa0;: {file}</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>says nothing about a device</source>
        <translation>ne dit rien d&apos;un appareil</translation>
    </message>
    <message>
        <source>origin «{value}» is not known</source>
        <translation>l&apos;origine «&#xa0;{value}&#xa0;» n&apos;est pas connue</translation>
    </message>
    <message>
        <source>«{value}» is no date</source>
        <translation>«&#xa0;{value}&#xa0;» n&apos;est pas une date</translation>
    </message>
    <message>
        <source>kind not known: becomes a question</source>
        <translation>type non connu&#xa0;: devient une question</translation>
    </message>
    <message>
        <source>kind «{value}» is not known</source>
        <translation>le type «&#xa0;{value}&#xa0;» n&apos;est pas connu</translation>
    </message>
    <message>
        <source>«{value}» is no MAC address</source>
        <translation>«&#xa0;{value}&#xa0;» n&apos;est pas une adresse MAC</translation>
    </message>
    <message>
        <source>MAC address is already on {device}</source>
        <translation>l&apos;adresse MAC est déjà celle de {device}</translation>
    </message>
    <message>
        <source>a row above</source>
        <translation>une ligne plus haut</translation>
    </message>
    <message>
        <source>«{value}» is the name of several</source>
        <translation>«&#xa0;{value}&#xa0;» est le nom de plusieurs</translation>
    </message>
    <message>
        <source>new person {name}</source>
        <translation>nouvelle personne {name}</translation>
    </message>
    <message>
        <source>new room {name}</source>
        <translation>nouveau local {name}</translation>
    </message>
    <message>
        <source>twice in this table</source>
        <translation>deux fois dans ce tableau</translation>
    </message>
    <message>
        <source>is there already: its fields are filled in</source>
        <translation>existe déjà&#xa0;: ses champs sont complétés</translation>
    </message>
    <message>
        <source>is there already, with the same fields</source>
        <translation>existe déjà, avec les mêmes champs</translation>
    </message>
    <message>
        <source>has no name</source>
        <translation>n&apos;a pas de nom</translation>
    </message>
    <message>
        <source>«{value}» is neither yes nor no</source>
        <translation>«&#xa0;{value}&#xa0;» n&apos;est ni oui ni non</translation>
    </message>
    <message>
        <source>«{value}» is taken as «verified»</source>
        <translation>«&#xa0;{value}&#xa0;» vaut «&#xa0;continuité vérifiée&#xa0;»</translation>
    </message>
    <message>
        <source>{field} «{value}» is not known</source>
        <translation>{field} «&#xa0;{value}&#xa0;»&#xa0;: pas connu</translation>
    </message>
    <message>
        <source>«{name}» comes along</source>
        <translation>«&#xa0;{name}&#xa0;» est ajouté aussi</translation>
    </message>
    <message>
        <source>«{value}» is no name</source>
        <translation>«&#xa0;{value}&#xa0;» n&apos;est pas un nom</translation>
    </message>
    <message>
        <source>is in the list already</source>
        <translation>figure déjà dans la liste</translation>
    </message>
    <message>
        <source>site «{value}» is not in the dossier</source>
        <translation>le site «&#xa0;{value}&#xa0;» n&apos;est pas dans le dossier</translation>
    </message>
    <message>
        <source>service «{value}» is not known</source>
        <translation>le service «&#xa0;{value}&#xa0;» n&apos;est pas connu</translation>
    </message>
</context>
<context>
    <name>ImportCablingDialog</name>
    <message>
        <source>&amp;Sheet</source>
        <translation>&amp;Feuille</translation>
    </message>
    <message>
        <source>&amp;What it is</source>
        <translation>&amp;Ce que c&apos;est</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>non utilisée</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>Colonne du fichier</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>Premières valeurs</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Lue comme</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Bring in cabling</source>
        <translation>Importer du câblage</translation>
    </message>
    <message>
        <source>Bring in «{file}»</source>
        <translation>Importer «&#xa0;{file}&#xa0;»</translation>
    </message>
    <message>
        <source>The columns are as you chose them for such a file before.</source>
        <translation>Les colonnes sont telles que vous les avez choisies auparavant pour un tel fichier.</translation>
    </message>
    <message>
        <source>What each column is was proposed from its heading; choose otherwise where it is wrong (F2).</source>
        <translation>Le sens de chaque colonne est proposé d&apos;après son en-tête&#xa0;; corrigez-le s&apos;il est faux (F2).</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>C&amp;olonnes</translation>
    </message>
    <message>
        <source>What c&amp;omes of the rows</source>
        <translation>Ce que &amp;deviennent les lignes</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>What comes of the rows</source>
        <translation>Ce que deviennent les lignes</translation>
    </message>
    <message>
        <source>Nothing yet: choose what the columns are.</source>
        <translation>Rien pour l&apos;instant&#xa0;: choisissez ce que sont les colonnes.</translation>
    </message>
    <message>
        <source>&amp;Keep as attachment</source>
        <translation>&amp;Garder en annexe</translation>
    </message>
    <message>
        <source>&amp;Bring in</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>Cables that are not in the dossier, their results are kept: {names}.</source>
        <translation>Câbles absents du dossier, leurs résultats sont gardés&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Columns not used: {columns}.</source>
        <translation>Colonnes non utilisées&#xa0;: {columns}.</translation>
    </message>
    <message>
        <source>Row {row}: what «{value}» means with this tester doesn&apos;t show from the file. Choose it above.</source>
        <translation>Ligne {row}&#xa0;: le fichier ne dit pas ce que «&#xa0;{value}&#xa0;» signifie pour ce testeur. Choisissez-le ci-dessus.</translation>
    </message>
    <message>
        <source>{file} brought in</source>
        <translation>{file} importé</translation>
    </message>
</context>
<context>
    <name>ImportIdentityDialog</name>
    <message>
        <source>Passphrase of the &amp;file</source>
        <translation>Phrase &amp;secrète du fichier</translation>
    </message>
    <message>
        <source>Import signing identity</source>
        <translation>Importer une identité de signature</translation>
    </message>
    <message>
        <source>Import {file}</source>
        <translation>Importer {file}</translation>
    </message>
    <message>
        <source>Key and certificate are taken over and encrypted anew; the file itself stays as it is.</source>
        <translation>La clé et le certificat sont repris et chiffrés à nouveau&#xa0;; le fichier même reste tel quel.</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
</context>
<context>
    <name>ImportPlatformDialog</name>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Import the platform&apos;s list</source>
        <translation>Importer la liste de la plateforme</translation>
    </message>
    <message>
        <source>%1: which column says what? Known headings are filled in. A refused row doesn&apos;t stop the others.</source>
        <translation>%1&#xa0;: quelle colonne dit quoi&#xa0;? Les en-têtes connus sont remplis. Une ligne refusée n&apos;empêche pas les autres.</translation>
    </message>
    <message>
        <source>This is the &amp;complete list: devices that aren&apos;t in it are removed from the dossier&apos;s list</source>
        <translation>C&apos;est la liste &amp;complète&#xa0;: les appareils qui n&apos;y figurent pas sont retirés de la liste du dossier</translation>
    </message>
    <message>
        <source>What the rows become</source>
        <translation>Ce que deviennent les lignes</translation>
    </message>
    <message>
        <source>Say which column holds the MAC address, and one more.</source>
        <translation>Indiquez la colonne de l&apos;adresse MAC, et une autre.</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Columns not used: %1.</source>
        <translation>Colonnes non utilisées&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Fermer (Échap)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Read on {at}: {seen}</source>
        <translation>Lu le {at}&#xa0;: {seen}</translation>
    </message>
</context>
<context>
    <name>InterfaceBox</name>
    <message>
        <source>choose…</source>
        <translation>choisir…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Only a VPN or a virtual network is there. Choose it if it leads to the site.</source>
        <translation>Il n&apos;y a qu&apos;un VPN ou un réseau virtuel. Choisissez-le s&apos;il mène au site.</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message>
        <source>&amp;Sheet or tape</source>
        <translation>&amp;Feuille ou ruban</translation>
    </message>
    <message>
        <source>First &amp;free label</source>
        <translation>Première étiquette &amp;libre</translation>
    </message>
    <message>
        <source>C&amp;ode</source>
        <translation>C&amp;ode</translation>
    </message>
    <message>
        <source>Shift to the &amp;right (mm)</source>
        <translation>Décaler à &amp;droite (mm)</translation>
    </message>
    <message>
        <source>Shift &amp;down (mm)</source>
        <translation>Décaler vers le &amp;bas (mm)</translation>
    </message>
    <message>
        <source>&amp;Wrapped around the cable</source>
        <translation>&amp;Enroulée autour du câble</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Print the PDF at 100 %, without fitting to the page. Try the test page first: it shows how far the printer is off.</source>
        <translation>Imprimez le PDF à 100 %, sans ajuster à la page. Essayez d&apos;abord la page de test&#xa0;: elle montre le décalage de l&apos;imprimante.</translation>
    </message>
    <message>
        <source>Labels of</source>
        <translation>Étiquettes pour</translation>
    </message>
    <message numerus="yes">
        <source>Only what is selected (%n)</source>
        <translation>
            <numerusform>Seulement la sélection (%n)</numerusform>
            <numerusform>Seulement la sélection (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Test page…</source>
        <translation>Page de &amp;test…</translation>
    </message>
    <message>
        <source>Ta&amp;ble for tape printers…</source>
        <translation>T&amp;ableau pour étiqueteuses…</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Enregistrer en &amp;PDF…</translation>
    </message>
    <message>
        <source>Choose what the labels are of.</source>
        <translation>Choisissez ce qu&apos;il faut étiqueter.</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Page {page} sur {pages}</translation>
    </message>
    <message>
        <source>{labels} labels on {pages} pages.</source>
        <translation>{labels} étiquettes sur {pages} pages.</translation>
    </message>
    <message>
        <source>labels.pdf</source>
        <translation>etiquettes.pdf</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>labels.csv</source>
        <translation>etiquettes.csv</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>test-page.pdf</source>
        <translation>page-de-test.pdf</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Écrit&#xa0;: {file}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>ListChips</name>
    <message>
        <source>Import list…</source>
        <translation>Importer une liste…</translation>
    </message>
    <message>
        <source>The router&apos;s lease list or an nmap file (-oX); can also be dropped here</source>
        <translation>La liste DHCP du routeur ou un fichier nmap (-oX)&#xa0;; peut aussi être déposé ici</translation>
    </message>
    <message>
        <source>Click to leave it out</source>
        <translation>Cliquez pour la retirer</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Training site: nothing here is about a real customer, and no report of it counts.</source>
        <translation>Site d&apos;exercice&#xa0;: rien ici ne concerne un vrai client, et aucun procès-verbal n&apos;en a de valeur.</translation>
    </message>
    <message>
        <source>action</source>
        <translation>action</translation>
    </message>
    <message>
        <source>Search in the page</source>
        <translation>Rechercher dans la page</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>Modifier la cellule</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>Ouvrir la ligne</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Copier les lignes</translation>
    </message>
    <message>
        <source>Paste from a spreadsheet</source>
        <translation>Coller depuis un tableur</translation>
    </message>
    <message>
        <source>Delete rows</source>
        <translation>Supprimer les lignes</translation>
    </message>
    <message>
        <source>Menu of the row</source>
        <translation>Menu de la ligne</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tableaux</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Cette page</translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>Device of unknown kind</source>
        <translation>Appareil de type non connu</translation>
    </message>
    <message>
        <source>Floor {floor} · {name}</source>
        <translation>Étage {floor} · {name}</translation>
    </message>
    <message>
        <source>1 user</source>
        <translation>1 utilisateur</translation>
    </message>
    <message>
        <source>%n users</source>
        <translation>%n utilisateurs</translation>
    </message>
</context>
<context>
    <name>NetworkPopup</name>
    <message>
        <source>A VPN or a network inside this computer is never ticked by itself. What lies behind a router, such as a voice VLAN, is typed in the field beside it.</source>
        <translation>Un VPN ou un réseau interne à cet ordinateur n&apos;est jamais coché d&apos;office. Ce qui se trouve derrière un routeur, comme un VLAN voix, se tape dans le champ à côté.</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>Notes about the scan</source>
        <translation>Remarques sur la détection</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Moins</translation>
    </message>
    <message>
        <source>Details (%1)</source>
        <translation>Détails (%1)</translation>
    </message>
</context>
<context>
    <name>NumberColumns</name>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Calling out</source>
        <translation>Vers l&apos;extérieur</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Appel d&apos;urgence</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>Premier numéro</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Last number</source>
        <translation>Dernier numéro</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>Adresse postale</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>pas d&apos;adresse</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>On the service?</source>
        <translation>Dans le service&#xa0;?</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Taken note</source>
        <translation>Pris connaissance</translation>
    </message>
    <message>
        <source>The number of its room or person; a number of its own goes before it.</source>
        <translation>Le numéro de son local ou de sa personne&#xa0;; un numéro propre l&apos;emporte.</translation>
    </message>
</context>
<context>
    <name>NumberSubjects</name>
    <message>
        <source>This is no full telephone number; write it as 02 555 10 01 or +32 2 555 10 01.</source>
        <translation>Ce n&apos;est pas un numéro de téléphone complet&#xa0;; écrivez-le comme 02 555 10 01 ou +32 2 555 10 01.</translation>
    </message>
    <message>
        <source>The first number in full, as 02 555 10 00 or +32 2 555 10 00. It is not saved yet.</source>
        <translation>Le premier numéro en entier, comme 02 555 10 00 ou +32 2 555 10 00. Ce n&apos;est pas encore enregistré.</translation>
    </message>
    <message>
        <source>A number from 1 to 100000. It is not saved yet.</source>
        <translation>Un nombre de 1 à 100000. Ce n&apos;est pas encore enregistré.</translation>
    </message>
    <message>
        <source>&amp;First number</source>
        <translation>Pre&amp;mier numéro</translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation>&amp;Quantité</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>Adresse postale</translation>
    </message>
    <message>
        <source>Same as &amp;site</source>
        <translation>Comme le s&amp;ite</translation>
    </message>
    <message>
        <source>S&amp;treet</source>
        <translation>R&amp;ue</translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation>&amp;Numéro</translation>
    </message>
    <message>
        <source>&amp;Box</source>
        <translation>&amp;Boîte</translation>
    </message>
    <message>
        <source>&amp;Postcode</source>
        <translation>Code &amp;postal</translation>
    </message>
    <message>
        <source>&amp;Municipality</source>
        <translation>Commun&amp;e</translation>
    </message>
    <message>
        <source>&amp;Country</source>
        <translation>Pa&amp;ys</translation>
    </message>
    <message>
        <source>Shows when &amp;calling out</source>
        <translation>Présente à l&apos;e&amp;xtérieur</translation>
    </message>
    <message>
        <source>Shows to &amp;emergency services</source>
        <translation>Présente en appel d&apos;ur&amp;gence</translation>
    </message>
    <message>
        <source>De&amp;lete block</source>
        <translation>Supprimer le bl&amp;oc</translation>
    </message>
    <message>
        <source>De&amp;lete line</source>
        <translation>Supprimer la lig&amp;ne</translation>
    </message>
    <message>
        <source>Other line</source>
        <translation>Autre ligne</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Type</translation>
    </message>
    <message>
        <source>&amp;On the provider&apos;s service?</source>
        <translation>&amp;Dans le service du fournisseur&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Carrier that keeps it</source>
        <translation>&amp;Opérateur qui la garde</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>Numbers &amp; emergency</source>
        <translation>Numéros &amp; appels d&apos;urgence</translation>
    </message>
    <message>
        <source>&amp;Add number block…</source>
        <translation>&amp;Ajouter un bloc…</translation>
    </message>
    <message>
        <source>Add other &amp;line…</source>
        <translation>Ajouter une autre &amp;ligne…</translation>
    </message>
    <message>
        <source>Emergency number of the &amp;selected…</source>
        <translation>Numéro d&apos;urgence de la &amp;sélection…</translation>
    </message>
    <message>
        <source>Ta&amp;ke note</source>
        <translation>P&amp;rendre connaissance</translation>
    </message>
    <message>
        <source>name or number</source>
        <translation>nom ou numéro</translation>
    </message>
    <message>
        <source>For the &amp;customer</source>
        <translation>Pour le &amp;client</translation>
    </message>
    <message>
        <source>Who takes note for the customer</source>
        <translation>Qui prend connaissance pour le client</translation>
    </message>
    <message>
        <source>Caller IDs</source>
        <translation>Numéros présentés</translation>
    </message>
    <message>
        <source>Number blocks</source>
        <translation>Blocs de numéros</translation>
    </message>
    <message>
        <source>Other lines</source>
        <translation>Autres lignes</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Avertissements</translation>
    </message>
    <message>
        <source>Nobody telephones yet: add people and telephones on «Rooms &amp; devices», then say here which number each of them shows.</source>
        <translation>Personne ne téléphone encore&#xa0;: ajoutez personnes et postes à la page «&#xa0;Locaux &amp; appareils&#xa0;», puis indiquez ici le numéro que chacun présente.</translation>
    </message>
    <message>
        <source>No number blocks yet. Add the customer&apos;s blocks with their postal address: an emergency call is sent to that address.</source>
        <translation>Pas encore de blocs de numéros. Ajoutez les blocs du client avec leur adresse postale&#xa0;: en cas d&apos;appel d&apos;urgence, les secours vont à cette adresse.</translation>
    </message>
    <message>
        <source>No other lines yet. Add the lines of the lift, the alarm and the fax: the first two may not run over the service.</source>
        <translation>Pas encore d&apos;autres lignes. Ajoutez les lignes d&apos;ascenseur, d&apos;alarme et de fax&#xa0;: les deux premières ne peuvent pas être reprises dans le service.</translation>
    </message>
    <message>
        <source>No notices: no mobile or hot-desk users, and no fax machine.</source>
        <translation>Pas d&apos;avertissement&#xa0;: ni utilisateur mobile ou en hot-desking, ni télécopieur.</translation>
    </message>
    <message>
        <source>1 number</source>
        <translation>1 numéro</translation>
    </message>
    <message numerus="yes">
        <source>%n numbers</source>
        <translation>
            <numerusform>%n numéro</numerusform>
            <numerusform>%n numéros</numerusform>
        </translation>
    </message>
    <message>
        <source>Mobile or hot-desking</source>
        <translation>Mobile ou hot-desking</translation>
    </message>
    <message>
        <source>of {total} with the right address</source>
        <translation>sur {total} avec la bonne adresse</translation>
    </message>
    <message>
        <source>Emergency calls</source>
        <translation>Appels d&apos;urgence</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>Select the rows in «Caller IDs» first</source>
        <translation>Sélectionnez d&apos;abord les lignes dans «&#xa0;Numéros présentés&#xa0;»</translation>
    </message>
    <message>
        <source>Shows to emergency services</source>
        <translation>Présente en appel d&apos;urgence</translation>
    </message>
    <message>
        <source>The number {number}</source>
        <translation>Le numéro {number}</translation>
    </message>
    <message>
        <source>Who takes note for the customer? Fill in the name first.</source>
        <translation>Qui prend connaissance pour le client&#xa0;? Complétez d&apos;abord le nom.</translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation>
            <numerusform>%n supprimé&#xa0;; Ctrl+Z le rétablit</numerusform>
            <numerusform>%n supprimés&#xa0;; Ctrl+Z les rétablit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumbersTable</name>
    <message>
        <source>address not known</source>
        <translation>adresse non connue</translation>
    </message>
    <message>
        <source>in none of the blocks</source>
        <translation>dans aucun des blocs</translation>
    </message>
    <message>
        <source>is no telephone number</source>
        <translation>n&apos;est pas un numéro de téléphone</translation>
    </message>
    <message>
        <source>no number entered</source>
        <translation>aucun numéro complété</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Devices without a person of their own</source>
        <translation>Appareils sans personne attitrée</translation>
    </message>
    <message>
        <source>Rooms: for all their telephones</source>
        <translation>Locaux&#xa0;: pour tous leurs postes</translation>
    </message>
    <message>
        <source>for its telephones</source>
        <translation>pour ses postes</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>mobile</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>nothing to remark</source>
        <translation>rien à signaler</translation>
    </message>
    <message>
        <source>all in order</source>
        <translation>tout est en ordre</translation>
    </message>
    <message>
        <source>%n to solve</source>
        <translation>%n à résoudre</translation>
    </message>
</context>
<context>
    <name>OrderColumns</name>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Commandé</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Constaté</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>Consequence</source>
        <translation>Conséquence</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>Nom ou numéro</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Sound file</source>
        <translation>Fichier sonore</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Droits</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
</context>
<context>
    <name>OrderPage</name>
    <message>
        <source>Order &amp;reference</source>
        <translation>Ré&amp;férence du bon</translation>
    </message>
    <message>
        <source>Order &amp;date</source>
        <translation>&amp;Date du bon</translation>
    </message>
    <message>
        <source>&amp;Users before this job</source>
        <translation>&amp;Utilisateurs avant ce travail</translation>
    </message>
    <message>
        <source>C&amp;ounted on</source>
        <translation>C&amp;omptés le</translation>
    </message>
    <message>
        <source>Call &amp;recording</source>
        <translation>Enregistrement d&apos;a&amp;ppels</translation>
    </message>
    <message>
        <source>Recorded &amp;volume (GB)</source>
        <translation>&amp;Volume enregistré (Go)</translation>
    </message>
    <message>
        <source>Click-to-call &amp;channels</source>
        <translation>&amp;Canaux d&apos;appel via site web</translation>
    </message>
    <message>
        <source>Declarations</source>
        <translation>Déclarations</translation>
    </message>
    <message>
        <source>Is there an automatic &amp;dialler? (ST-5: not allowed)</source>
        <translation>Y a-t-il un &amp;système d&apos;appel automatique&#xa0;? (ST-5&#xa0;: non autorisé)</translation>
    </message>
    <message>
        <source>Order &amp; users</source>
        <translation>Commande &amp; utilisateurs</translation>
    </message>
    <message>
        <source>&amp;Add service…</source>
        <translation>&amp;Ajouter un service…</translation>
    </message>
    <message>
        <source>Ordered and found</source>
        <translation>Commandé et constaté</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Sound files and declarations</source>
        <translation>Fichiers sonores et déclarations</translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation>Fichiers sonores</translation>
    </message>
    <message>
        <source>Nothing else is billed. Add virtual faxes, conference rooms and traffic packs with Ctrl+D.</source>
        <translation>Rien d&apos;autre n&apos;est facturé. Ajoutez fax virtuels, salons de conférence et traffic packs avec Ctrl+D.</translation>
    </message>
    <message>
        <source>No sound files. Add those that the customer uploads (Ctrl+D): the rights are never the provider&apos;s responsibility.</source>
        <translation>Pas de fichiers sonores. Ajoutez ceux que le client charge (Ctrl+D)&#xa0;: le fournisseur n&apos;est jamais responsable des droits.</translation>
    </message>
    <message>
        <source>Enter what was ordered in the column «Ordered» (F2).</source>
        <translation>Complétez la colonne «&#xa0;Commandé&#xa0;» (F2).</translation>
    </message>
    <message>
        <source>declared, {counted} counted</source>
        <translation>déclarés, {counted} comptés</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Si la déclaration est trop basse</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>users now, {target} counted</source>
        <translation>utilisateurs actuels, {target} comptés</translation>
    </message>
    <message>
        <source>Reduction plan</source>
        <translation>Diminution par trimestre</translation>
    </message>
    <message>
        <source>Enter the number of users before this job first</source>
        <translation>Complétez d&apos;abord le nombre d&apos;utilisateurs avant ce travail</translation>
    </message>
    <message>
        <source>This is no whole number</source>
        <translation>Ce n&apos;est pas un nombre entier</translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation>
            <numerusform>%n supprimé&#xa0;; Ctrl+Z le rétablit</numerusform>
            <numerusform>%n supprimés&#xa0;; Ctrl+Z les rétablit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderTable</name>
    <message>
        <source>quantity not known: enter it under «Services»</source>
        <translation>quantité non connue&#xa0;: complétez-la sous «&#xa0;Services&#xa0;»</translation>
    </message>
    <message>
        <source>order not known</source>
        <translation>bon de commande non connu</translation>
    </message>
    <message>
        <source>as ordered</source>
        <translation>comme commandé</translation>
    </message>
    <message>
        <source>more than ordered: billed by the tariff</source>
        <translation>plus que commandé&#xa0;: facturé au tarif</translation>
    </message>
    <message>
        <source>ordered but not found: complete the dossier or the order</source>
        <translation>commandé, non constaté&#xa0;: complétez le dossier ou adaptez le bon</translation>
    </message>
    <message>
        <source>an increase is billed without notice</source>
        <translation>une hausse est facturée sans préavis</translation>
    </message>
    <message>
        <source>fewer: falls step by step, see the plan</source>
        <translation>moins&#xa0;: baisse par étapes, voir le plan</translation>
    </message>
    <message>
        <source>fewer: falls at most {percent} % a quarter</source>
        <translation>moins&#xa0;: baisse de {percent}&#xa0;% au plus par trimestre</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>declared by the customer</source>
        <translation>déclaré par le client</translation>
    </message>
    <message>
        <source>ask the customer for the rights</source>
        <translation>faites confirmer les droits par le client</translation>
    </message>
    <message>
        <source>Users counted</source>
        <translation>Utilisateurs comptés</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>Terminaux</translation>
    </message>
    <message>
        <source>Users ordered</source>
        <translation>Utilisateurs commandés</translation>
    </message>
    <message>
        <source>Users before this job</source>
        <translation>Utilisateurs avant ce travail</translation>
    </message>
</context>
<context>
    <name>OutletPortDialog</name>
    <message>
        <source>&amp;Outlet</source>
        <translation>P&amp;rise</translation>
    </message>
    <message>
        <source>S&amp;witch (name or address)</source>
        <translation>S&amp;witch (nom ou adresse)</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Entendu</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Interface</translation>
    </message>
    <message>
        <source>This outlet is that port</source>
        <translation>Cette prise est ce port</translation>
    </message>
    <message>
        <source>Plug this computer into the outlet and listen: the switch says its name and port within 30 seconds. Or type them.</source>
        <translation>Branchez cet ordinateur dans la prise et écoutez&#xa0;: le switch dit son nom et son port dans les 30 secondes. Ou tapez-les.</translation>
    </message>
    <message>
        <source>This computer can&apos;t hear the switch without more rights or a driver. Type the switch and its port, or read the switch.</source>
        <translation>Cet ordinateur ne peut entendre le switch sans plus de droits ou un pilote. Tapez le switch et son port, ou lisez le switch.</translation>
    </message>
    <message>
        <source>&amp;Listen</source>
        <translation>&amp;Écouter</translation>
    </message>
    <message>
        <source>The cord was &amp;moved</source>
        <translation>Le cordon a été &amp;déplacé</translation>
    </message>
    <message>
        <source>Who is heard appears here.</source>
        <translation>Ce qui est entendu apparaît ici.</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>Repre&amp;ndre</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Écoute…</translation>
    </message>
    <message>
        <source>Listening, {left} s at most</source>
        <translation>Écoute, encore {left} s au plus</translation>
    </message>
    <message>
        <source>It is in the cabling record like this already.</source>
        <translation>Le câblage l&apos;indique déjà ainsi.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>page</source>
        <translation>page</translation>
    </message>
    <message>
        <source>person</source>
        <translation>personne</translation>
    </message>
    <message>
        <source>room</source>
        <translation>local</translation>
    </message>
    <message>
        <source>device</source>
        <translation>appareil</translation>
    </message>
    <message>
        <source>number block</source>
        <translation>bloc de numéros</translation>
    </message>
    <message>
        <source>site</source>
        <translation>site</translation>
    </message>
    <message>
        <source>page, action, person, room, device, number</source>
        <translation>page, action, personne, local, appareil, numéro</translation>
    </message>
    <message>
        <source>Go to everything</source>
        <translation>Tout rechercher</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message numerus="yes">
        <source>%n more; type on to narrow</source>
        <translation>
            <numerusform>encore %n&#xa0;; continuez à taper pour affiner</numerusform>
            <numerusform>encore %n&#xa0;; continuez à taper pour affiner</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Draft made: {file}</source>
        <translation>Projet établi&#xa0;: {file}</translation>
    </message>
    <message>
        <source>Draft saved: {file}</source>
        <translation>Projet enregistré&#xa0;: {file}</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>Enregistrer le projet</translation>
    </message>
    <message>
        <source>Save the signed report</source>
        <translation>Enregistrer le procès-verbal signé</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Enregistré&#xa0;: {file}</translation>
    </message>
</context>
<context>
    <name>PasteCablingDialog</name>
    <message>
        <source>Copy the rows in the spreadsheet, headings included, and paste them above.</source>
        <translation>Copiez les lignes dans le tableur, en-têtes compris, et collez-les ci-dessus.</translation>
    </message>
    <message>
        <source>Paste cabling</source>
        <translation>Coller le câblage</translation>
    </message>
    <message>
        <source>Columns are known by their heading ({names}) in English, Dutch or French. A row that is there already is filled in.</source>
        <translation>Les colonnes se reconnaissent à leur en-tête ({names}) en français, néerlandais ou anglais. Une ligne qui existe déjà est complétée.</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tableau</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>The first row has to be the headings; none of its cells is a known one.</source>
        <translation>La première ligne doit contenir les en-têtes&#xa0;; aucune de ses cellules n&apos;est reconnue.</translation>
    </message>
    <message>
        <source>Take &amp;over 1 row</source>
        <translation>&amp;Reprendre 1 ligne</translation>
    </message>
    <message numerus="yes">
        <source>Take &amp;over %n rows</source>
        <translation>
            <numerusform>&amp;Reprendre %n ligne</numerusform>
            <numerusform>&amp;Reprendre %n lignes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasteDevicesDialog</name>
    <message>
        <source>Copy the rows in the spreadsheet, headings included, and paste them above.</source>
        <translation>Copiez les lignes dans le tableur, en-têtes compris, et collez-les ci-dessus.</translation>
    </message>
    <message>
        <source>Paste devices</source>
        <translation>Coller des appareils</translation>
    </message>
    <message>
        <source>Columns are known by their heading (kind, vendor, model, MAC, person, room, extension, origin, delivered on…) in English, Dutch or French. People and rooms that aren&apos;t there yet come along.</source>
        <translation>Les colonnes se reconnaissent à leur en-tête (type, marque, modèle, MAC, personne, local, numéro interne, origine, livré le…) en français, néerlandais ou anglais. Les personnes et locaux qui n&apos;y sont pas encore sont ajoutés.</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tableau</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>The first row has to be the headings; none of its cells is a known one.</source>
        <translation>La première ligne doit contenir les en-têtes&#xa0;; aucune de ses cellules n&apos;est reconnue.</translation>
    </message>
    <message>
        <source>&amp;Add 1 device</source>
        <translation>&amp;Ajouter 1 appareil</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n devices</source>
        <translation>
            <numerusform>&amp;Ajouter %n appareil</numerusform>
            <numerusform>&amp;Ajouter %n appareils</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Patching</name>
    <message>
        <source>outlet {name}</source>
        <translation>prise {name}</translation>
    </message>
    <message>
        <source>panel {panel} port {port}</source>
        <translation>panneau {panel} port {port}</translation>
    </message>
    <message>
        <source>switch port {port}</source>
        <translation>port de switch {port}</translation>
    </message>
</context>
<context>
    <name>PatchingDialog</name>
    <message>
        <source>Patch cord</source>
        <translation>Cordon</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Patch by scanning</source>
        <translation>Brasser au lecteur</translation>
    </message>
    <message>
        <source>Scan or type the label of one end, then of the other. Outlets, panel ports, switch ports and telephones (MAC address) are known; a cord&apos;s own label may come first.</source>
        <translation>Lisez ou tapez l&apos;étiquette d&apos;un bout, puis de l&apos;autre. Prises, ports de panneau, ports de switch et postes (adresse MAC) sont connus&#xa0;; l&apos;étiquette du cordon lui-même peut précéder.</translation>
    </message>
    <message>
        <source>At the &amp;rack</source>
        <translation>À la &amp;baie</translation>
    </message>
    <message>
        <source>At the &amp;desk</source>
        <translation>Au bu&amp;reau</translation>
    </message>
    <message>
        <source>Scanned label</source>
        <translation>Étiquette lue</translation>
    </message>
    <message>
        <source>label, then Enter</source>
        <translation>étiquette, puis Entrée</translation>
    </message>
    <message>
        <source>Take it out (F8)</source>
        <translation>Débrancher (F8)</translation>
    </message>
    <message>
        <source>&amp;Undo the last</source>
        <translation>A&amp;nnuler le dernier</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Terminé</translation>
    </message>
    <message>
        <source>Made so far</source>
        <translation>Fait jusqu&apos;ici</translation>
    </message>
    <message>
        <source>What you patch appears here, the last on top.</source>
        <translation>Ce que vous brassez apparaît ici, le dernier en haut.</translation>
    </message>
    <message>
        <source>&amp;Other end</source>
        <translation>&amp;Autre bout</translation>
    </message>
    <message>
        <source>&amp;One end</source>
        <translation>&amp;Premier bout</translation>
    </message>
    <message>
        <source>{name}: now the other end.</source>
        <translation>{name}&#xa0;: maintenant l&apos;autre bout.</translation>
    </message>
    <message>
        <source>Patch cord {cord}: now one end.</source>
        <translation>Cordon {cord}&#xa0;: maintenant un bout.</translation>
    </message>
    <message>
        <source>Already plugged in at {name}: {cord}.</source>
        <translation>Déjà pris&#xa0;: {name} ({cord}).</translation>
    </message>
    <message>
        <source>{name} is the same end again.</source>
        <translation>{name} est encore le même bout.</translation>
    </message>
    <message>
        <source>«{text}» is not known in this dossier.</source>
        <translation>«&#xa0;{text}&#xa0;» n&apos;est pas connu dans ce dossier.</translation>
    </message>
    <message>
        <source>{cord}: {a} — {b}</source>
        <translation>{cord}&#xa0;: {a} — {b}</translation>
    </message>
    <message>
        <source>The last patch was taken back.</source>
        <translation>Le dernier brassage a été annulé.</translation>
    </message>
</context>
<context>
    <name>PathCard</name>
    <message>
        <source>From end to end</source>
        <translation>De bout en bout</translation>
    </message>
    <message>
        <source>Show as a drawing</source>
        <translation>Montrer en dessin</translation>
    </message>
</context>
<context>
    <name>PhotoDialog</name>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>What is to be seen</source>
        <translation>Ce que l&apos;on voit</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
</context>
<context>
    <name>PhotosCard</name>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>No photo yet. Choose a file, drop it here or paste it; it is kept inside the dossier.</source>
        <translation>Pas encore de photo. Choisissez un fichier, déposez-le ici ou collez-le&#xa0;; il est gardé dans le dossier.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>Choisir une photo</translation>
    </message>
    <message>
        <source>Pictures ({names})</source>
        <translation>Images ({names})</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>Il n&apos;y a pas d&apos;image dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Collée</translation>
    </message>
    <message>
        <source>Photo removed; Ctrl+Z brings it back</source>
        <translation>Photo supprimée&#xa0;; Ctrl+Z la rétablit</translation>
    </message>
</context>
<context>
    <name>PickDialog</name>
    <message>
        <source>type a part of the name</source>
        <translation>tapez une partie du nom</translation>
    </message>
    <message>
        <source>Enter takes it, Esc leaves it.</source>
        <translation>Entrée choisit, Échap ferme.</translation>
    </message>
</context>
<context>
    <name>PlansView</name>
    <message>
        <source>To place</source>
        <translation>À placer</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Floor plan</source>
        <translation>Plan d&apos;étage</translation>
    </message>
    <message>
        <source>To place on the plan</source>
        <translation>À placer sur le plan</translation>
    </message>
    <message>
        <source>Outlets, racks and devices appear here.</source>
        <translation>Prises, baies et appareils apparaissent ici.</translation>
    </message>
    <message>
        <source>P&amp;lace</source>
        <translation>P&amp;lacer</translation>
    </message>
    <message>
        <source>&amp;Replace drawing…</source>
        <translation>&amp;Remplacer le dessin…</translation>
    </message>
    <message>
        <source>Remove &amp;plan</source>
        <translation>Supprimer le &amp;plan</translation>
    </message>
    <message>
        <source>More for this plan</source>
        <translation>Autres actions pour ce plan</translation>
    </message>
    <message>
        <source>Take off the plan</source>
        <translation>Enlever du plan</translation>
    </message>
    <message>
        <source>No floor plan yet</source>
        <translation>Pas encore de plan d&apos;étage</translation>
    </message>
    <message>
        <source>A PDF, PNG or JPEG of a floor: outlets, racks and telephones are placed on it, and it comes into the report.</source>
        <translation>Un PDF, PNG ou JPEG d&apos;un étage&#xa0;: on y place prises, baies et postes, et il figure dans le procès-verbal.</translation>
    </message>
    <message>
        <source>Add a floor plan…</source>
        <translation>Ajouter un plan d&apos;étage…</translation>
    </message>
    <message>
        <source>Click the place, or go there with the arrow keys (Shift: finer) and press Enter. Escape gives up.</source>
        <translation>Cliquez à l&apos;endroit, ou allez-y avec les flèches (Maj&#xa0;: plus fin) et appuyez sur Entrée. Échap abandonne.</translation>
    </message>
    <message>
        <source>Choose at the left and press Enter to place. Drag a pin to move it, or choose it and press M.</source>
        <translation>Choisissez à gauche et appuyez sur Entrée pour placer. Glissez un repère, ou choisissez-le et appuyez sur M.</translation>
    </message>
    <message>
        <source>Not placed</source>
        <translation>Non placés</translation>
    </message>
    <message>
        <source>Other floors</source>
        <translation>Autres étages</translation>
    </message>
    <message>
        <source>On this plan</source>
        <translation>Sur ce plan</translation>
    </message>
    <message>
        <source>Choose a floor plan</source>
        <translation>Choisir un plan d&apos;étage</translation>
    </message>
    <message>
        <source>Choose the new drawing</source>
        <translation>Choisir le nouveau dessin</translation>
    </message>
    <message>
        <source>Drawings ({names})</source>
        <translation>Dessins ({names})</translation>
    </message>
    <message>
        <source>Floor plan removed; Ctrl+Z brings it back</source>
        <translation>Plan d&apos;étage supprimé&#xa0;; Ctrl+Z le rétablit</translation>
    </message>
</context>
<context>
    <name>Plot</name>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Enregistrer en &amp;PDF…</translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation>Enregistrer le graphique</translation>
    </message>
    <message>
        <source>Plot saved: {file}</source>
        <translation>Graphique enregistré&#xa0;: {file}</translation>
    </message>
</context>
<context>
    <name>ProblemsView</name>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>word, name or place</source>
        <translation>mot, nom ou lieu</translation>
    </message>
    <message>
        <source>To solve</source>
        <translation>À résoudre</translation>
    </message>
    <message>
        <source>Nothing to judge yet: the cabling record is empty.</source>
        <translation>Rien à juger pour l&apos;instant&#xa0;: aucun câblage n&apos;est noté.</translation>
    </message>
    <message>
        <source>Enter goes to the place.</source>
        <translation>Entrée mène à l&apos;endroit.</translation>
    </message>
    <message>
        <source>Minimum record</source>
        <translation>Données minimales</translation>
    </message>
</context>
<context>
    <name>ProfileReader</name>
    <message>
        <source>«{title}», version {version}: {count} hosts and pages in it were never confirmed by the provider. A failure may be the profile&apos;s fault.</source>
        <translation>«&#xa0;{title}&#xa0;», version {version}&#xa0;: {count} hôtes et pages n&apos;y ont jamais été confirmés par le fournisseur. Un échec peut venir du profil.</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stopping; what was found is kept…</source>
        <translation>Arrêt en cours&#xa0;; ce qui est trouvé est conservé…</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>… and %n more; solving these shows the next</source>
        <translation>… et encore %n&#xa0;; celles-ci résolues, les suivantes apparaissent</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>The question is on the clipboard, ready for a ticket</source>
        <translation>La question est dans le presse-papiers, prête pour un ticket</translation>
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
        <translation>Détection</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>Conformité</translation>
    </message>
    <message>
        <source>Rooms &amp; devices</source>
        <translation>Locaux &amp; appareils</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Appels d&apos;urgence</translation>
    </message>
    <message>
        <source>Cabling</source>
        <translation>Câblage</translation>
    </message>
    <message>
        <source>Order &amp; users</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Procès-verbal</translation>
    </message>
</context>
<context>
    <name>RawReadings</name>
    <message>
        <source>… and {count} lines more; «Copy» takes all.</source>
        <translation>… et encore {count} lignes&#xa0;; «&#xa0;Copier&#xa0;» prend tout.</translation>
    </message>
    <message>
        <source>sent: {text}</source>
        <translation>envoyé&#xa0;: {text}</translation>
    </message>
    <message>
        <source>arrived: {text}</source>
        <translation>arrivé&#xa0;: {text}</translation>
    </message>
</context>
<context>
    <name>ReadSwitchDialog</name>
    <message>
        <source>SNMP v2c (community)</source>
        <translation>SNMP v2c (communauté)</translation>
    </message>
    <message>
        <source>SNMP v3 (user)</source>
        <translation>SNMP v3 (utilisateur)</translation>
    </message>
    <message>
        <source>&amp;Address of the switch</source>
        <translation>&amp;Adresse du switch</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>&amp;Version</translation>
    </message>
    <message>
        <source>&amp;Community</source>
        <translation>&amp;Communauté</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>Signed with</source>
        <translation>Signé avec</translation>
    </message>
    <message>
        <source>Password for signing</source>
        <translation>Mot de passe de signature</translation>
    </message>
    <message>
        <source>Encrypted with</source>
        <translation>Chiffré avec</translation>
    </message>
    <message>
        <source>Password for encryption</source>
        <translation>Mot de passe de chiffrement</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Au dossier</translation>
    </message>
    <message>
        <source>Read a switch</source>
        <translation>Lire un switch</translation>
    </message>
    <message>
        <source>By SNMP, reading only. The community and the passwords are forgotten when this window closes. What you typed stays.</source>
        <translation>Par SNMP, en lecture seule. La communauté et les mots de passe sont oubliés à la fermeture de cette fenêtre. Ce que vous avez tapé reste.</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;Lire</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>The switch&apos;s ports appear here, and what becomes of each in the record.</source>
        <translation>Les ports du switch apparaissent ici, avec ce qu&apos;ils deviennent dans le dossier.</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>Reading {address}…</source>
        <translation>Lecture de {address}…</translation>
    </message>
    <message>
        <source>Table {done} of {total}, {rows} rows</source>
        <translation>Table {done} sur {total}, {rows} lignes</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… et %n autre</numerusform>
            <numerusform>… et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Readiness</name>
    <message>
        <source>The responder is this computer itself: what is measured with it says nothing of the line.</source>
        <translation>Le répondeur est cet ordinateur même&#xa0;: ce qui est mesuré avec lui ne dit rien de la ligne.</translation>
    </message>
    <message>
        <source>interrupted: {failed} failed, {warned} to look at</source>
        <translation>interrompu&#xa0;: {failed} en échec, {warned} à voir</translation>
    </message>
    <message>
        <source>not ready: {failed} failed, {warned} to look at</source>
        <translation>pas prêt&#xa0;: {failed} en échec, {warned} à voir</translation>
    </message>
    <message>
        <source>{warned} to look at</source>
        <translation>{warned} à voir</translation>
    </message>
    <message>
        <source>responder on this computer: the line was not measured</source>
        <translation>répondeur sur cet ordinateur&#xa0;: la ligne n&apos;a pas été mesurée</translation>
    </message>
    <message>
        <source>nothing could be measured</source>
        <translation>rien n&apos;a pu être mesuré</translation>
    </message>
    <message>
        <source>what was measured passed</source>
        <translation>ce qui est mesuré est en ordre</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prêt</translation>
    </message>
    <message>
        <source>Measured {moment} through {interface}, in {time}.</source>
        <translation>Mesuré le {moment} par {interface}, en {time}.</translation>
    </message>
    <message>
        <source>Broken off: what is missing was not run.</source>
        <translation>Interrompu&#xa0;: ce qui manque n&apos;a pas été exécuté.</translation>
    </message>
    <message>
        <source>{count} results are from the run before.</source>
        <translation>{count} résultats viennent de la fois précédente.</translation>
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
        <translation>&amp;Répondeur</translation>
    </message>
    <message>
        <source>T&amp;oken</source>
        <translation>&amp;Jeton</translation>
    </message>
    <message>
        <source>Ca&amp;lls</source>
        <translation>Appe&amp;ls</translation>
    </message>
    <message>
        <source>&amp;Duration</source>
        <translation>D&amp;urée</translation>
    </message>
    <message>
        <source>This is a training dossier: only the simulated provider on this computer is measured.</source>
        <translation>Ceci est un dossier d&apos;exercice&#xa0;: seul le fournisseur simulé sur cet ordinateur est mesuré.</translation>
    </message>
    <message>
        <source>The program «dialtone responder» that you run outside the site. Without it there is no measuring of calls, rates and NAT.</source>
        <translation>Le programme «&#xa0;dialtone responder&#xa0;» que vous faites tourner hors du site. Sans lui, pas de mesure des appels, du débit ni du NAT.</translation>
    </message>
    <message>
        <source>Kept in memory only; it is never saved.</source>
        <translation>Gardé en mémoire seulement&#xa0;; jamais enregistré.</translation>
    </message>
    <message>
        <source>Simultaneous calls to size for; empty: the channels of this dossier&apos;s users.</source>
        <translation>Nombre d&apos;appels simultanés à prévoir&#xa0;; vide&#xa0;: les canaux des utilisateurs de ce dossier.</translation>
    </message>
    <message>
        <source>How long calls and rates are measured</source>
        <translation>Durée de la mesure des appels et du débit</translation>
    </message>
    <message>
        <source>host[:port]</source>
        <translation>hôte[:port]</translation>
    </message>
    <message>
        <source>in the profile</source>
        <translation>dans le profil</translation>
    </message>
    <message>
        <source>Give a number of calls from 1 to {most}.</source>
        <translation>Indiquez un nombre d&apos;appels de 1 à {most}.</translation>
    </message>
    <message>
        <source>Type the responder&apos;s token too; «dialtone responder» shows it when it starts.</source>
        <translation>Tapez aussi le jeton du répondeur&#xa0;; «&#xa0;dialtone responder&#xa0;» l&apos;affiche au démarrage.</translation>
    </message>
</context>
<context>
    <name>ReadinessPage</name>
    <message>
        <source>Readiness</source>
        <translation>Conformité du réseau</translation>
    </message>
    <message>
        <source>Run &amp;all</source>
        <translation>Tout e&amp;xécuter</translation>
    </message>
    <message>
        <source>Run &amp;failed again</source>
        <translation>Re&amp;faire les échecs</translation>
    </message>
    <message>
        <source>&amp;Sheet for the firewall supplier…</source>
        <translation>Feuille pour le &amp;pare-feu…</translation>
    </message>
    <message>
        <source>One page: what to change, and what each make calls it</source>
        <translation>Une page&#xa0;: ce qu&apos;il faut changer, et le nom de ce réglage chez chaque marque</translation>
    </message>
    <message>
        <source>Run all checks</source>
        <translation>Exécuter tous les contrôles</translation>
    </message>
    <message>
        <source>Run the failed checks again</source>
        <translation>Refaire les contrôles en échec</translation>
    </message>
    <message>
        <source>Run this check</source>
        <translation>Exécuter ce contrôle</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>&amp;Contrôle</translation>
    </message>
    <message>
        <source>&amp;What if…</source>
        <translation>E&amp;t si…</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Pas encore mesuré</translation>
    </message>
    <message>
        <source>Do this before you unbox the phones: link, names, clock, certificates and the provider&apos;s SIP hosts are checked from this computer. With a responder outside the site, calls are played too, and NAT, SIP ALG and rates are measured. What can&apos;t be measured says so, with the reason.</source>
        <translation>Faites ceci avant de déballer les postes&#xa0;: le lien, les noms, l&apos;horloge, les certificats et les hôtes SIP du fournisseur sont contrôlés depuis cet ordinateur. Avec un répondeur hors du site, des appels sont aussi joués, et le NAT, le SIP ALG et le débit sont mesurés. Ce qui ne peut pas être mesuré le dit, avec la raison.</translation>
    </message>
    <message>
        <source>The run was made for {before} channels; the users counted now need {now}. Run again.</source>
        <translation>La mesure a été faite pour {before} canaux&#xa0;; les utilisateurs comptés en demandent maintenant {now}. Mesurez à nouveau.</translation>
    </message>
</context>
<context>
    <name>ReadinessRunner</name>
    <message>
        <source>Preparing…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>{done} of {total}: {checks}</source>
        <translation>{done} sur {total}&#xa0;: {checks}</translation>
    </message>
</context>
<context>
    <name>ReadinessTable</name>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesuré</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>Dernière fois</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Évolution</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <source>No check has this verdict.</source>
        <translation>Aucun contrôle n&apos;a ce verdict.</translation>
    </message>
    <message>
        <source>&amp;Compare with last run</source>
        <translation>C&amp;omparer avec la fois précédente</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>better</source>
        <translation>mieux</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>moins bien</translation>
    </message>
    <message>
        <source>same</source>
        <translation>pareil</translation>
    </message>
    <message>
        <source>measured now</source>
        <translation>mesuré à présent</translation>
    </message>
    <message>
        <source>no longer measured</source>
        <translation>plus mesuré</translation>
    </message>
    <message>
        <source>not measured again</source>
        <translation>pas remesuré</translation>
    </message>
    <message>
        <source>no NAT</source>
        <translation>pas de NAT</translation>
    </message>
</context>
<context>
    <name>RecordForms</name>
    <message>
        <source>This is no MAC address; write it as 80:5e:c0:4a:10:21. It is not saved yet.</source>
        <translation>Ce n&apos;est pas une adresse MAC&#xa0;; écrivez-la comme 80:5e:c0:4a:10:21. Ce n&apos;est pas encore enregistré.</translation>
    </message>
    <message>
        <source>This is no IP address. It is not saved yet.</source>
        <translation>Ce n&apos;est pas une adresse IP. Ce n&apos;est pas encore enregistré.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Marque</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Numéro interne</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>Adresse MAC</translation>
    </message>
    <message>
        <source>Is it in a lift?</source>
        <translation>Dans un ascenseur&#xa0;?</translation>
    </message>
    <message>
        <source>Pages a week</source>
        <translation>Pages par semaine</translation>
    </message>
    <message>
        <source>Critical?</source>
        <translation>Critique&#xa0;?</translation>
    </message>
    <message>
        <source>Long documents?</source>
        <translation>Documents longs&#xa0;?</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>Adresse IP</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Delivered on</source>
        <translation>Livré le</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Micrologiciel</translation>
    </message>
    <message>
        <source>Attached to</source>
        <translation>Raccordé à</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Shares telephones (hot-desking)</source>
        <translation>Partage des postes (hot-desking)</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Who uses its telephones</source>
        <translation>Qui utilise les postes</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Étage</translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>Outlet or device</source>
        <translation>Prise ou appareil</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>Câble</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liens</translation>
    </message>
    <message>
        <source>Outlets</source>
        <translation>Prises</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panneaux</translation>
    </message>
    <message>
        <source>Racks</source>
        <translation>Baies</translation>
    </message>
    <message>
        <source>Switches</source>
        <translation>Switches</translation>
    </message>
    <message>
        <source>Switch ports</source>
        <translation>Ports de switch</translation>
    </message>
    <message>
        <source>Patch cords</source>
        <translation>Cordons</translation>
    </message>
    <message>
        <source>name, room or panel</source>
        <translation>nom, local ou panneau</translation>
    </message>
    <message>
        <source>C&amp;hange rows…</source>
        <translation>Modi&amp;fier les lignes…</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Recopier vers le bas</translation>
    </message>
    <message>
        <source>&amp;Labels…</source>
        <translation>É&amp;tiquettes…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Export the patch list, a workbook, or for NetBox</source>
        <translation>Exporter la liste de brassage, un classeur ou pour NetBox</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>Complétude</translation>
    </message>
    <message>
        <source>Nothing to document yet. Build a rack with Ctrl+B, or add outlets with their links in one go: «A01–A24» from port 1. The conditions ask for suitable and properly documented cabling.</source>
        <translation>Rien à documenter pour l&apos;instant. Montez une baie avec Ctrl+B, ou ajoutez d&apos;un coup des prises avec leurs liens&#xa0;: «&#xa0;A01–A24&#xa0;» à partir du port 1. Les conditions demandent un câblage adapté et correctement documenté.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Nothing here yet. Add a range with Ctrl+D, or paste rows with Ctrl+V.</source>
        <translation>Encore rien ici. Ajoutez une série avec Ctrl+D, ou collez des lignes avec Ctrl+V.</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>No results of a cable tester yet. Bring in the tester&apos;s file; what is in the dossier once is never changed.</source>
        <translation>Pas encore de résultats d&apos;un testeur de câbles. Importez le fichier du testeur&#xa0;; ce qui est au dossier n&apos;est jamais modifié.</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 ligne</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation>
            <numerusform>%n supprimé&#xa0;; Ctrl+Z le rétablit</numerusform>
            <numerusform>%n supprimés&#xa0;; Ctrl+Z les rétablit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{column} filled down in %n rows</source>
        <translation>
            <numerusform>{column}&#xa0;: recopié dans %n ligne</numerusform>
            <numerusform>{column}&#xa0;: recopié dans %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Names are not filled down: each is there only once.</source>
        <translation>Les noms ne se recopient pas&#xa0;: chacun n&apos;existe qu&apos;une fois.</translation>
    </message>
</context>
<context>
    <name>ReportLines</name>
    <message>
        <source>Before signing</source>
        <translation>Avant signature</translation>
    </message>
    <message>
        <source>Violations that no reserve names</source>
        <translation>Infractions sans réserve</translation>
    </message>
    <message>
        <source>refused all the same</source>
        <translation>refusée malgré tout</translation>
    </message>
    <message>
        <source>1 violation</source>
        <translation>1 infraction</translation>
    </message>
    <message>
        <source>%n violations</source>
        <translation>%n infractions</translation>
    </message>
    <message>
        <source>1 reserve</source>
        <translation>1 réserve</translation>
    </message>
    <message>
        <source>%n reserves</source>
        <translation>%n réserves</translation>
    </message>
    <message>
        <source>«{accepted}» is not possible: {why}.</source>
        <translation>«&#xa0;{accepted}&#xa0;» n&apos;est pas possible&#xa0;: {why}.</translation>
    </message>
    <message>
        <source>who solves it</source>
        <translation>responsable</translation>
    </message>
    <message>
        <source>by when</source>
        <translation>date</translation>
    </message>
    <message>
        <source>missing: {what}</source>
        <translation>manque&#xa0;: {what}</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>What</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Solved on</source>
        <translation>À régler dans</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Réserve</translation>
    </message>
    <message>
        <source>Who solves it</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>Pour le</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signé</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 du fichier</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Procès-verbal</translation>
    </message>
    <message>
        <source>&amp;Verify a PDF…</source>
        <translation>&amp;Vérifier un PDF…</translation>
    </message>
    <message>
        <source>&amp;Open draft</source>
        <translation>&amp;Ouvrir le projet</translation>
    </message>
    <message>
        <source>&amp;Sign…</source>
        <translation>&amp;Signer…</translation>
    </message>
    <message>
        <source>Save the draft as PDF…</source>
        <translation>Enregistrer le projet en PDF…</translation>
    </message>
    <message>
        <source>&amp;Add reserve…</source>
        <translation>&amp;Ajouter une réserve…</translation>
    </message>
    <message>
        <source>&amp;Make a reserve of it…</source>
        <translation>En faire une &amp;réserve…</translation>
    </message>
    <message>
        <source>Open P&amp;DF</source>
        <translation>Ouvr&amp;ir le PDF</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>Lan&amp;gue</translation>
    </message>
    <message>
        <source>user</source>
        <translation>utilisateur</translation>
    </message>
    <message>
        <source>users</source>
        <translation>utilisateurs</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>À signer</translation>
    </message>
    <message>
        <source>S&amp;how where</source>
        <translation>&amp;Montrer où</translation>
    </message>
    <message>
        <source>Sav&amp;e PDF…</source>
        <translation>Enregistrer le &amp;PDF…</translation>
    </message>
    <message>
        <source>Verif&amp;y</source>
        <translation>Vérifi&amp;er</translation>
    </message>
    <message>
        <source>&amp;What changed…</source>
        <translation>Modifica&amp;tions…</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>The document</source>
        <translation>Le document</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>Langue du procès-verbal</translation>
    </message>
    <message>
        <source>Before signing</source>
        <translation>Avant signature</translation>
    </message>
    <message>
        <source>Reserves</source>
        <translation>Réserves</translation>
    </message>
    <message>
        <source>Signed reports</source>
        <translation>Procès-verbaux signés</translation>
    </message>
    <message>
        <source>Nothing keeps this report from being signed.</source>
        <translation>Rien n&apos;empêche de signer ce procès-verbal.</translation>
    </message>
    <message>
        <source>No reserves. Each gets a party that solves it and a date; a violation can be named in one.</source>
        <translation>Pas de réserve. Chacune reçoit un responsable et une date&#xa0;; une infraction peut y être mentionnée.</translation>
    </message>
    <message>
        <source>Nothing was signed yet. Until then every document of this dossier is a draft.</source>
        <translation>Rien n&apos;est encore signé. D&apos;ici là, tout document de ce dossier est un projet.</translation>
    </message>
    <message>
        <source>version {number} signed</source>
        <translation>version {number} signée</translation>
    </message>
    <message>
        <source>changed since it was signed: sign a new version</source>
        <translation>modifié depuis la signature&#xa0;: signez une nouvelle version</translation>
    </message>
    <message>
        <source>ready to sign</source>
        <translation>prêt à signer</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>Terminaux</translation>
    </message>
    <message>
        <source>Violations without reserve</source>
        <translation>Infractions sans réserve</translation>
    </message>
    <message>
        <source>The draft says on every page that it is one. Only a signed report is final.</source>
        <translation>Le projet l&apos;indique à chaque page. Seul un procès-verbal signé est définitif.</translation>
    </message>
    <message>
        <source>Every page says that this is the training site and no real installation.</source>
        <translation>Chaque page indique qu&apos;il s&apos;agit du site d&apos;exercice et non d&apos;une installation réelle.</translation>
    </message>
    <message>
        <source>A reserve says something; delete the row to take it back</source>
        <translation>Une réserve a un texte&#xa0;; supprimez la ligne pour la retirer</translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation>
            <numerusform>%n supprimé&#xa0;; Ctrl+Z le rétablit</numerusform>
            <numerusform>%n supprimés&#xa0;; Ctrl+Z les rétablit</numerusform>
        </translation>
    </message>
    <message>
        <source>making the document…</source>
        <translation>document en préparation…</translation>
    </message>
    <message>
        <source>First make your signing identity</source>
        <translation>Créez d&apos;abord votre identité de signature</translation>
    </message>
</context>
<context>
    <name>RoomsCard</name>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Person / extension</source>
        <translation>Personne / n° interne</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>Compte pour</translation>
    </message>
    <message>
        <source>name, MAC, room, person</source>
        <translation>nom, MAC, local, personne</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>tout</translation>
    </message>
    <message>
        <source>with a problem</source>
        <translation>avec un problème</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>à confirmer</translation>
    </message>
    <message>
        <source>counts as user</source>
        <translation>compte comme utilisateur</translation>
    </message>
    <message>
        <source>Enter edits · P person · R room</source>
        <translation>Entrée modifie · P personne · R local</translation>
    </message>
    <message>
        <source>Devices by room and person</source>
        <translation>Appareils par local et personne</translation>
    </message>
    <message>
        <source>Nothing matches the search. Esc in the search box shows everything again.</source>
        <translation>Aucun résultat. Échap dans la recherche affiche de nouveau tout.</translation>
    </message>
    <message>
        <source>No rooms, people or devices yet</source>
        <translation>Pas encore de locaux, de personnes ni d&apos;appareils</translation>
    </message>
    <message>
        <source>Add the rooms first: their use decides which telephones count. Then add people, and take the devices from the scan on «Discover», paste them from a spreadsheet (Ctrl+Shift+V) or add them one by one.</source>
        <translation>Ajoutez d&apos;abord les locaux&#xa0;: leur usage décide quels postes comptent. Ajoutez ensuite les personnes, et reprenez les appareils de la page «&#xa0;Détection&#xa0;», collez-les depuis un tableur (Ctrl+Shift+V) ou ajoutez-les un par un.</translation>
    </message>
    <message>
        <source>Add &amp;rooms…</source>
        <translation>Ajouter des locau&amp;x…</translation>
    </message>
    <message>
        <source>all kinds</source>
        <translation>tous les types</translation>
    </message>
</context>
<context>
    <name>RoomsPage</name>
    <message>
        <source>Rooms &amp; devices</source>
        <translation>Locaux &amp; appareils</translation>
    </message>
    <message>
        <source>&amp;Add device…</source>
        <translation>&amp;Ajouter un appareil…</translation>
    </message>
    <message>
        <source>Add r&amp;ooms…</source>
        <translation>Ajouter des l&amp;ocaux…</translation>
    </message>
    <message>
        <source>Add &amp;people…</source>
        <translation>Ajouter des &amp;personnes…</translation>
    </message>
    <message>
        <source>Paste devices from a &amp;spreadsheet…</source>
        <translation>Coller des appareils d&apos;un &amp;tableur…</translation>
    </message>
    <message>
        <source>Go to the open &amp;questions</source>
        <translation>Aller aux &amp;questions ouvertes</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Modifier</translation>
    </message>
    <message>
        <source>Assign &amp;person…</source>
        <translation>Attri&amp;buer une personne…</translation>
    </message>
    <message>
        <source>Assign &amp;room…</source>
        <translation>Attribuer un lo&amp;cal…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>1 terminal</source>
        <translation>1 terminal</translation>
    </message>
    <message numerus="yes">
        <source>%n terminals</source>
        <translation>
            <numerusform>%n terminal</numerusform>
            <numerusform>%n terminaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n infrastructure</source>
        <translation>
            <numerusform>%n infrastructure</numerusform>
            <numerusform>%n infrastructure</numerusform>
        </translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Utilisateurs</translation>
    </message>
    <message>
        <source>Whose is it?</source>
        <translation>À qui est-il&#xa0;?</translation>
    </message>
    <message>
        <source>— no person —</source>
        <translation>— aucune personne —</translation>
    </message>
    <message>
        <source>New person «{name}»</source>
        <translation>Nouvelle personne «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>In which room?</source>
        <translation>Dans quel local&#xa0;?</translation>
    </message>
    <message>
        <source>— no room —</source>
        <translation>— aucun local —</translation>
    </message>
    <message>
        <source>New room «{name}»</source>
        <translation>Nouveau local «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>%n removed; Ctrl+Z brings it back</source>
        <translation>
            <numerusform>%n supprimé&#xa0;; Ctrl+Z le rétablit</numerusform>
            <numerusform>%n supprimés&#xa0;; Ctrl+Z les rétablit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoomsSubjects</name>
    <message>
        <source>&amp;Person</source>
        <translation>P&amp;ersonne</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>&amp;Local</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>S&amp;upprimer</translation>
    </message>
    <message>
        <source>De&amp;lete person</source>
        <translation>S&amp;upprimer la personne</translation>
    </message>
    <message>
        <source>De&amp;lete room</source>
        <translation>S&amp;upprimer le local</translation>
    </message>
</context>
<context>
    <name>RoomsTable</name>
    <message>
        <source>shared, used by people who are no users yet</source>
        <translation>commun, pour des non-utilisateurs</translation>
    </message>
    <message>
        <source>used by people who are users already</source>
        <translation>pour des personnes déjà utilisateurs</translation>
    </message>
    <message>
        <source>each telephone has its person</source>
        <translation>à chaque poste sa personne</translation>
    </message>
    <message>
        <source>mixed use?</source>
        <translation>usage mixte&#xa0;?</translation>
    </message>
    <message>
        <source>who uses its telephones?</source>
        <translation>qui utilise les postes&#xa0;?</translation>
    </message>
    <message>
        <source>%n under persons</source>
        <translation>%n sous des personnes</translation>
    </message>
    <message>
        <source>no telephone</source>
        <translation>aucun poste</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Without room or person</source>
        <translation>Sans local ni personne</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>exclu</translation>
    </message>
    <message>
        <source>doubt</source>
        <translation>à confirmer</translation>
    </message>
    <message>
        <source>same user</source>
        <translation>même utilisateur</translation>
    </message>
    <message>
        <source>1 user, %n devices</source>
        <translation>1 utilisateur, %n appareils</translation>
    </message>
    <message>
        <source>excluded line ({clause})</source>
        <translation>ligne exclue ({clause})</translation>
    </message>
    <message>
        <source>not allowed ({clause})</source>
        <translation>non autorisé ({clause})</translation>
    </message>
    <message>
        <source>in a lift?</source>
        <translation>dans un ascenseur&#xa0;?</translation>
    </message>
    <message>
        <source>room of users</source>
        <translation>local d&apos;utilisateurs</translation>
    </message>
    <message>
        <source>no user: {kind}</source>
        <translation>non-utilisateur&#xa0;: {kind}</translation>
    </message>
    <message>
        <source>infrastructure</source>
        <translation>infrastructure</translation>
    </message>
    <message>
        <source>No terminal and no user.</source>
        <translation>Ni terminal, ni utilisateur.</translation>
    </message>
    <message>
        <source>no user</source>
        <translation>non-utilisateur</translation>
    </message>
    <message>
        <source>1 user?</source>
        <translation>1 utilisateur&#xa0;?</translation>
    </message>
    <message>
        <source>no service</source>
        <translation>sans service</translation>
    </message>
    <message>
        <source>Shares telephones</source>
        <translation>Partage des postes</translation>
    </message>
    <message>
        <source>No device</source>
        <translation>Aucun appareil</translation>
    </message>
    <message>
        <source>0 or {count}</source>
        <translation>0 ou {count}</translation>
    </message>
</context>
<context>
    <name>ScanCard</name>
    <message>
        <source>&amp;Network</source>
        <translation>Rés&amp;eau</translation>
    </message>
    <message>
        <source>Extra S&amp;IP ports</source>
        <translation>P&amp;orts SIP en plus</translation>
    </message>
    <message>
        <source>&amp;Listen for starting telephones</source>
        <translation>Éco&amp;uter les postes qui démarrent</translation>
    </message>
    <message>
        <source>S&amp;witches</source>
        <translation>S&amp;witchs</translation>
    </message>
    <message>
        <source>address[:port]</source>
        <translation>adresse[:port]</translation>
    </message>
    <message>
        <source>SNMP &amp;community</source>
        <translation>Co&amp;mmunauté SNMP</translation>
    </message>
    <message>
        <source>none: not read</source>
        <translation>aucune&#xa0;: pas de lecture</translation>
    </message>
    <message>
        <source>This is a training dossier: the simulated devices on this computer are scanned, and nothing else on any network.</source>
        <translation>C&apos;est un dossier d&apos;exercice&#xa0;: seuls les appareils simulés de cet ordinateur sont recherchés, et rien d&apos;autre sur aucun réseau.</translation>
    </message>
    <message>
        <source>and &amp;others</source>
        <translation>et &amp;d&apos;autres</translation>
    </message>
    <message>
        <source>192.168.20.0/24 or 192.168.10.20-60</source>
        <translation>192.168.20.0/24 ou 192.168.10.20-60</translation>
    </message>
    <message>
        <source>&amp;More options</source>
        <translation>Plus d&apos;opt&amp;ions</translation>
    </message>
    <message>
        <source>SIP ports, switches, telephones that start, imported lists</source>
        <translation>Ports SIP, switches, postes qui démarrent, listes importées</translation>
    </message>
    <message>
        <source>Ask every &amp;device by SNMP too</source>
        <translation>Interroger aussi chaque appareil par S&amp;NMP</translation>
    </message>
    <message>
        <source>At most 16 ports between 1 and 65535, like: 5062 5080</source>
        <translation>Au plus 16 ports de 1 à 65535, par exemple&#xa0;: 5062 5080</translation>
    </message>
    <message>
        <source>Restart them meanwhile: then they say what they are.</source>
        <translation>Redémarrez-les&#xa0;: ils disent alors ce qu&apos;ils sont.</translation>
    </message>
    <message>
        <source>This computer is in no network; type one.</source>
        <translation>Cet ordinateur n&apos;est dans aucun réseau&#xa0;; tapez-en un.</translation>
    </message>
    <message>
        <source>Choose a network of this computer, or type one.</source>
        <translation>Choisissez un réseau de cet ordinateur, ou tapez-en un.</translation>
    </message>
    <message>
        <source>&amp;Fill switch ports</source>
        <translation>Compléter les ports de s&amp;witch</translation>
    </message>
    <message>
        <source>What the switches say</source>
        <translation>Ce que disent les switchs</translation>
    </message>
    <message>
        <source>{agreed} ports of the last scan are as documented; {new} devices have a port that is not.</source>
        <translation>{agreed} ports de la dernière recherche sont comme documentés&#xa0;; {new} appareils ont un port qui ne l&apos;est pas encore.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… et %n autre</numerusform>
            <numerusform>… et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Otherwise than documented, left as it is:</source>
        <translation>Autrement que documenté, laissé tel quel&#xa0;:</translation>
    </message>
    <message numerus="yes">
        <source>%n switch ports filled in</source>
        <translation>
            <numerusform>%n port de switch complété</numerusform>
            <numerusform>%n ports de switch complétés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanFields</name>
    <message>
        <source>no network of this computer</source>
        <translation>aucun réseau de cet ordinateur</translation>
    </message>
    <message>
        <source>{first} and {count} more</source>
        <translation>{first} et {count} de plus</translation>
    </message>
    <message>
        <source>cable</source>
        <translation>câble</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>VPN</source>
        <translation>VPN</translation>
    </message>
    <message>
        <source>virtual</source>
        <translation>virtuel</translation>
    </message>
    <message>
        <source>{network} is reached through a VPN: probably not this customer&apos;s site.</source>
        <translation>{network} passe par un VPN&#xa0;: sans doute pas le site de ce client.</translation>
    </message>
    <message>
        <source>{network} is a virtual network inside this computer.</source>
        <translation>{network} est un réseau virtuel interne à cet ordinateur.</translation>
    </message>
    <message>
        <source>{addresses} addresses, about {time}</source>
        <translation>{addresses} adresses, environ {time}</translation>
    </message>
    <message>
        <source>These are {addresses} addresses; the scan takes about {time}. Telephones are usually in a network of their own.</source>
        <translation>Cela fait {addresses} adresses&#xa0;; la détection prend environ {time}. Les téléphones sont en général dans un réseau à eux.</translation>
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
        <translation>non</translation>
    </message>
    <message>
        <source>1 device</source>
        <translation>1 appareil</translation>
    </message>
    <message>
        <source>%n devices</source>
        <translation>%n appareils</translation>
    </message>
    <message>
        <source>1 line not understood</source>
        <translation>1 ligne non comprise</translation>
    </message>
    <message>
        <source>%n lines not understood</source>
        <translation>%n lignes non comprises</translation>
    </message>
    <message>
        <source>{count} left out: the lease had ended, or the host was down</source>
        <translation>{count} écartés&#xa0;: bail échu, ou appareil éteint</translation>
    </message>
    <message>
        <source>line {line}: {reason}</source>
        <translation>ligne {line}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Scanned: {networks}, in {time}</source>
        <translation>Parcouru&#xa0;: {networks}, en {time}</translation>
    </message>
    <message>
        <source>{scanned}, from {interface}</source>
        <translation>{scanned}, par {interface}</translation>
    </message>
</context>
<context>
    <name>ScanRunner</name>
    <message>
        <source>Preparing…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>A large network</source>
        <translation>Un grand réseau</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Rechercher</translation>
    </message>
</context>
<context>
    <name>Scanning</name>
    <message>
        <source>{stage}: {done} of {total}</source>
        <translation>{stage}&#xa0;: {done} sur {total}</translation>
    </message>
    <message>
        <source>1 device</source>
        <translation>1 appareil</translation>
    </message>
    <message>
        <source>%n devices</source>
        <translation>%n appareils</translation>
    </message>
    <message>
        <source>{rate} a second</source>
        <translation>{rate} par seconde</translation>
    </message>
    <message>
        <source>nearly done</source>
        <translation>presque fini</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>encore {time} environ</translation>
    </message>
    <message>
        <source>Paused: nothing is sent</source>
        <translation>En pause&#xa0;: rien n&apos;est envoyé</translation>
    </message>
    <message>
        <source>Listening: restart the telephones now</source>
        <translation>À l&apos;écoute&#xa0;: redémarrez maintenant les postes</translation>
    </message>
    <message>
        <source>{devices}, {count} addresses in use</source>
        <translation>{devices}, {count} adresses utilisées</translation>
    </message>
    <message>
        <source>Interrupted: the list holds what was found until then, and nothing counts as missing.</source>
        <translation>Interrompu&#xa0;: la liste contient ce qui était trouvé jusque-là&#xa0;; rien n&apos;est considéré comme absent.</translation>
    </message>
    <message>
        <source>and {count} more contradictions</source>
        <translation>et encore {count} contradictions</translation>
    </message>
    <message>
        <source>Not used: {method}: {reason}</source>
        <translation>Non utilisé&#xa0;: {method}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>1 contradiction</source>
        <translation>1 contradiction</translation>
    </message>
    <message>
        <source>%n contradictions</source>
        <translation>%n contradictions</translation>
    </message>
    <message>
        <source>1 way of finding not used</source>
        <translation>1 méthode non utilisée</translation>
    </message>
    <message>
        <source>%n ways of finding not used</source>
        <translation>%n méthodes non utilisées</translation>
    </message>
    <message>
        <source>Contradiction: {what}: {values}</source>
        <translation>Contradiction&#xa0;: {what}&#xa0;: {values}</translation>
    </message>
</context>
<context>
    <name>SideEditor</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Fermer (Échap)</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Sign the commissioning report</source>
        <translation>Signer le procès-verbal de réception</translation>
    </message>
    <message>
        <source>Hand the computer over: the customer reads this and signs. Then you sign the whole report with your identity.</source>
        <translation>Passez l&apos;ordinateur&#xa0;: le client lit ceci et signe. Vous signez ensuite tout le procès-verbal avec votre identité.</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Effacer</translation>
    </message>
    <message>
        <source>The customer does &amp;not sign; the report will say so</source>
        <translation>Le client &amp;ne signe pas&#xa0;; le procès-verbal le mentionne</translation>
    </message>
    <message>
        <source>Sign with &amp;my identity</source>
        <translation>Signer avec &amp;mon identité</translation>
    </message>
    <message>
        <source>Sign with a card or t&amp;oken</source>
        <translation>Signer avec une &amp;carte ou un jeton</translation>
    </message>
    <message>
        <source>Sign with a throw-away &amp;training identity, which says what it is</source>
        <translation>Signer avec une identité d&apos;e&amp;xercice jetable, qui l&apos;indique</translation>
    </message>
    <message>
        <source>&amp;Passphrase of your identity</source>
        <translation>&amp;Phrase secrète de votre identité</translation>
    </message>
    <message>
        <source>&amp;Sign</source>
        <translation>&amp;Signer</translation>
    </message>
    <message>
        <source>{name} signs here</source>
        <translation>{name} signe ici</translation>
    </message>
    <message>
        <source>The customer signs here</source>
        <translation>Le client signe ici</translation>
    </message>
    <message>
        <source>The report is made, signed and verified…</source>
        <translation>Le procès-verbal est établi, signé et vérifié…</translation>
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
        <translation>&amp;Nom du client</translation>
    </message>
    <message>
        <source>&amp;Enterprise number</source>
        <translation>Numéro d&apos;&amp;entreprise</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Name of the &amp;partner</source>
        <translation>Nom du &amp;partenaire</translation>
    </message>
    <message>
        <source>Enterprise number</source>
        <translation>Numéro d&apos;entreprise</translation>
    </message>
    <message>
        <source>Installer</source>
        <translation>Installateur</translation>
    </message>
    <message>
        <source>Name of the &amp;installer</source>
        <translation>Nom de l&apos;&amp;installateur</translation>
    </message>
    <message>
        <source>&amp;Training certificate</source>
        <translation>Attestation de &amp;formation</translation>
    </message>
    <message>
        <source>Completed on</source>
        <translation>Obtenue le</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valable jusqu&apos;au</translation>
    </message>
    <message>
        <source>P&amp;rovider</source>
        <translation>Fou&amp;rnisseur</translation>
    </message>
    <message>
        <source>&amp;Users before this job</source>
        <translation>&amp;Utilisateurs avant ce travail</translation>
    </message>
    <message>
        <source>Counted on</source>
        <translation>Comptés le</translation>
    </message>
    <message>
        <source>The check digits don&apos;t fit: look at the number again.</source>
        <translation>Les chiffres de contrôle ne concordent pas&#xa0;: vérifiez le numéro.</translation>
    </message>
    <message>
        <source>Not a Belgian number: its check digits can&apos;t be verified here.</source>
        <translation>Pas un numéro belge&#xa0;: ses chiffres de contrôle ne peuvent pas être vérifiés ici.</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Site</source>
        <comment>one of the customer&apos;s places</comment>
        <translation>Site</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Rue</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Boîte</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>CP</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) missing before signing</source>
        <translation>
            <numerusform>%n nom manque avant signature</numerusform>
            <numerusform>%n noms manquent avant signature</numerusform>
        </translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Sites and their addresses</source>
        <translation>Sites et leurs adresses</translation>
    </message>
    <message>
        <source>Who installs</source>
        <translation>Qui installe</translation>
    </message>
    <message>
        <source>Under which conditions</source>
        <translation>Sous quelles conditions</translation>
    </message>
    <message>
        <source>Add &amp;contact</source>
        <translation>Ajouter un &amp;contact</translation>
    </message>
    <message>
        <source>Add &amp;site</source>
        <translation>Ajouter un &amp;site</translation>
    </message>
    <message>
        <source>Add site</source>
        <translation>Ajouter un site</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Ajouter un contact</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>Nobody to speak to yet. Add a contact: the report names whom the customer puts forward.</source>
        <translation>Pas encore d&apos;interlocuteur. Ajoutez un contact&#xa0;: le procès-verbal mentionne qui le client désigne.</translation>
    </message>
    <message>
        <source>No site yet. Add the address: emergency calls are compared with it.</source>
        <translation>Pas encore de site. Ajoutez l&apos;adresse&#xa0;: les appels d&apos;urgence y sont comparés.</translation>
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
        <translation>Nouveau contact</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>read only</source>
        <translation>lecture seule</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>enregistré %1</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>enregistré</translation>
    </message>
    <message>
        <source>profile %1</source>
        <translation>profil %1</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>non confirmé</translation>
    </message>
    <message>
        <source>The provider has not confirmed the addresses and limits in this profile.</source>
        <translation>Le fournisseur n&apos;a pas confirmé les adresses et les limites de ce profil.</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>tout rechercher</translation>
    </message>
    <message>
        <source>help</source>
        <translation>aide</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>of {total} outlets and devices documented</source>
        <translation>sur {total} prises et appareils documentés</translation>
    </message>
    <message>
        <source>Minimum record: {state}</source>
        <translation>Données minimales&#xa0;: {state}</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>Complétude</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>is added</source>
        <translation>est ajouté</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>What the rows become</source>
        <translation>Ce que deviennent les lignes</translation>
    </message>
    <message>
        <source>{added} to add, {refused} refused.</source>
        <translation>{added} à ajouter, {refused} refusés.</translation>
    </message>
    <message>
        <source>Columns not used: {columns}.</source>
        <translation>Colonnes non utilisées&#xa0;: {columns}.</translation>
    </message>
    <message>
        <source>The table is too long: what comes after is left out.</source>
        <translation>Le tableau est trop long&#xa0;: la suite est laissée de côté.</translation>
    </message>
</context>
<context>
    <name>TablesExport</name>
    <message>
        <source>Export &amp;patch list (CSV)…</source>
        <translation>Exporter la liste de &amp;brassage (CSV)…</translation>
    </message>
    <message>
        <source>Export &amp;workbook (Excel)…</source>
        <translation>Exporter un c&amp;lasseur (Excel)…</translation>
    </message>
    <message>
        <source>Export t&amp;ables (CSV in a ZIP)…</source>
        <translation>Exporter les tablea&amp;ux (CSV dans un ZIP)…</translation>
    </message>
    <message>
        <source>Export for Net&amp;Box (ZIP)…</source>
        <translation>Exporter &amp;pour NetBox (ZIP)…</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Classeurs Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>ZIP files (*.zip)</source>
        <translation>Fichiers ZIP (*.zip)</translation>
    </message>
    <message>
        <source>patch list</source>
        <translation>liste de brassage</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>tableaux</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exporté vers %1</translation>
    </message>
    <message numerus="yes">
        <source>%n cord(s) left out that NetBox doesn&apos;t take</source>
        <translation>
            <numerusform>%n cordon omis que NetBox n&apos;accepte pas</numerusform>
            <numerusform>%n cordons omis que NetBox n&apos;accepte pas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreeWayDialog</name>
    <message>
        <source>Order, LAN and platform</source>
        <translation>Commande, LAN et plateforme</translation>
    </message>
    <message>
        <source>&amp;Import list…</source>
        <translation>&amp;Importer la liste…</translation>
    </message>
    <message>
        <source>E&amp;xport CSV…</source>
        <translation>E&amp;xporter en CSV…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>device, address, person</source>
        <translation>appareil, adresse, personne</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Order, LAN and platform side by side</source>
        <translation>Commande, LAN et plateforme côte à côte</translation>
    </message>
    <message>
        <source>Nothing matches. Esc in the search box shows everything again.</source>
        <translation>Rien ne correspond. Échap dans la zone de recherche réaffiche tout.</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>tout</translation>
    </message>
    <message>
        <source>only differences</source>
        <translation>seulement les différences</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>Par modèle</translation>
    </message>
    <message>
        <source>Order lines</source>
        <translation>Lignes de commande</translation>
    </message>
    <message>
        <source>The platform&apos;s list is not here yet</source>
        <translation>La liste de la plateforme n&apos;est pas encore là</translation>
    </message>
    <message>
        <source>Open the customer in the provider&apos;s partner portal, export the list of devices as CSV and import it here. It is then held against the order and against what the scan saw.</source>
        <translation>Ouvrez le client dans le portail partenaire du fournisseur, exportez la liste des appareils en CSV et importez-la ici. Elle est alors comparée à la commande et à ce que la recherche a vu.</translation>
    </message>
    <message>
        <source>Import the training list</source>
        <translation>Importer la liste d&apos;exercice</translation>
    </message>
    <message>
        <source>Import list…</source>
        <translation>Importer la liste…</translation>
    </message>
    <message>
        <source>Platform: %1, imported on %2.</source>
        <translation>Plateforme&#xa0;: %1, importé le %2.</translation>
    </message>
    <message>
        <source>LAN: not scanned yet, so what is missing there is not known.</source>
        <translation>LAN&#xa0;: pas encore balayé&#xa0;; on ignore donc ce qui y manque.</translation>
    </message>
    <message>
        <source>LAN: scan of %1.</source>
        <translation>LAN&#xa0;: recherche du %1.</translation>
    </message>
    <message>
        <source>LAN: interrupted scan of %1, so not seeing says nothing.</source>
        <translation>LAN&#xa0;: recherche interrompue du %1&#xa0;; ne pas voir n&apos;y prouve donc rien.</translation>
    </message>
    <message>
        <source>The order names no devices; import a CSV with models and quantities.</source>
        <translation>Le bon de commande ne nomme pas d&apos;appareils&#xa0;; importez un CSV avec modèles et quantités.</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>Tableaux (*.csv *.txt *.tsv);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Import the platform&apos;s list</source>
        <translation>Importer la liste de la plateforme</translation>
    </message>
    <message>
        <source>Devices: %1, models: %2. They replace the ordered devices that the dossier has.</source>
        <translation>Appareils&#xa0;: %1, modèles&#xa0;: %2. Ils remplacent les appareils commandés du dossier.</translation>
    </message>
    <message>
        <source>Take over the devices on the order?</source>
        <translation>Reprendre les appareils du bon de commande&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>Export the three-way view</source>
        <translation>Exporter la comparaison</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>ThreeWayPanel</name>
    <message>
        <source>Select a row to see what differs, what it means and what to do.</source>
        <translation>Choisissez une ligne pour voir ce qui diffère, ce que cela signifie et que faire.</translation>
    </message>
    <message>
        <source>To be done by: %1</source>
        <translation>À faire par&#xa0;: %1</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuves</translation>
    </message>
</context>
<context>
    <name>TokenForm</name>
    <message>
        <source>P&amp;IN, where the card doesn&apos;t ask itself</source>
        <translation>Code P&amp;IN, si la carte ne le demande pas</translation>
    </message>
    <message>
        <source>&amp;Library of the token</source>
        <translation>&amp;Bibliothèque du jeton</translation>
    </message>
    <message>
        <source>Certificate, &amp;where there are several</source>
        <translation>Certificat, s&apos;il y en a pl&amp;usieurs</translation>
    </message>
    <message>
        <source>C&amp;hoose the library…</source>
        <translation>C&amp;hoisir la bibliothèque…</translation>
    </message>
    <message>
        <source>My National &amp;Register number may stand in the file</source>
        <translation>Mon numéro de &amp;registre national peut figurer dans le fichier</translation>
    </message>
    <message>
        <source>An identity card&apos;s certificate holds that number: it stays in the file for ever, readable for whoever has the file.</source>
        <translation>Le certificat d&apos;une carte d&apos;identité contient ce numéro&#xa0;: il reste pour toujours dans le fichier, lisible par quiconque a le fichier.</translation>
    </message>
    <message>
        <source>Libraries (*.so *.so.* *.dll *.dylib)</source>
        <translation>Bibliothèques (*.so *.so.* *.dll *.dylib)</translation>
    </message>
    <message>
        <source>Library of the token</source>
        <translation>Bibliothèque du jeton</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Pass&amp;phrase of the identity</source>
        <translation>&amp;Phrase secrète de l&apos;identité</translation>
    </message>
</context>
<context>
    <name>Verification</name>
    <message>
        <source>Is it as it was signed?</source>
        <translation>Est-il tel qu&apos;il a été signé&#xa0;?</translation>
    </message>
    <message>
        <source>Who signed?</source>
        <translation>Qui a signé&#xa0;?</translation>
    </message>
    <message>
        <source>When?</source>
        <translation>Quand&#xa0;?</translation>
    </message>
    <message>
        <source>Do pages and data agree?</source>
        <translation>Les pages et les données concordent-elles&#xa0;?</translation>
    </message>
    <message>
        <source>Every signature fits what it covers</source>
        <translation>Chaque signature correspond à ce qu&apos;elle couvre</translation>
    </message>
    <message>
        <source>A signature does not fit what it covers</source>
        <translation>Une signature ne correspond pas à ce qu&apos;elle couvre</translation>
    </message>
    <message>
        <source>Nothing was added after the signature</source>
        <translation>Rien n&apos;a été ajouté après la signature</translation>
    </message>
    <message>
        <source>Something was added after the signature</source>
        <translation>Quelque chose a été ajouté après la signature</translation>
    </message>
    <message>
        <source>Nobody signed this file, so nothing vouches for what it says</source>
        <translation>Personne n&apos;a signé ce fichier&#xa0;: rien ne garantit ce qu&apos;il dit</translation>
    </message>
    <message>
        <source>The certificate is not one that you trust: who signed is not proven. Anybody can make a certificate with any name; compare its fingerprint with the one that the partner gave you, and trust it then.</source>
        <translation>Ce certificat ne fait pas partie de ceux auxquels vous vous fiez&#xa0;: l&apos;identité du signataire n&apos;est pas prouvée. N&apos;importe qui peut créer un certificat à n&apos;importe quel nom&#xa0;; comparez l&apos;empreinte à celle que le partenaire vous a donnée avant de vous y fier.</translation>
    </message>
    <message>
        <source>Fingerprint of the certificate: {fingerprint}</source>
        <translation>Empreinte du certificat&#xa0;: {fingerprint}</translation>
    </message>
    <message>
        <source>The signature says no time</source>
        <translation>La signature n&apos;indique pas d&apos;heure</translation>
    </message>
    <message>
        <source>{moment}, by the signer&apos;s own clock. A clock can be set: this time is claimed, not proven.</source>
        <translation>{moment}, selon l&apos;horloge du signataire. Une horloge se règle&#xa0;: cette heure est déclarée, pas prouvée.</translation>
    </message>
    <message>
        <source>No data of Dialtone&apos;s in this file</source>
        <translation>Pas de données de Dialtone dans ce fichier</translation>
    </message>
    <message>
        <source>Counted again from the data inside: users and channels are those of the report</source>
        <translation>Recompté à partir des données du fichier&#xa0;: utilisateurs et canaux sont ceux du procès-verbal</translation>
    </message>
    <message>
        <source>The data inside do not give the figures of the report</source>
        <translation>Les données du fichier ne donnent pas les chiffres du procès-verbal</translation>
    </message>
    <message>
        <source>Signed by {who} ({level})</source>
        <translation>Signé par {who} ({level})</translation>
    </message>
    <message>
        <source>{moment}, by a time-stamping authority</source>
        <translation>{moment}, selon une autorité d&apos;horodatage</translation>
    </message>
    <message>
        <source>The certificate is one that you trust</source>
        <translation>Le certificat fait partie de ceux auxquels vous faites confiance</translation>
    </message>
    <message>
        <source>Changed after this signature</source>
        <translation>Modifié après cette signature</translation>
    </message>
</context>
<context>
    <name>VerificationDialog</name>
    <message>
        <source>Verified on this computer, without the network.</source>
        <translation>Vérifié sur cet ordinateur, sans réseau.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>Verify a PDF</source>
        <translation>Vérifier un PDF</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>&amp;Choose a PDF…</source>
        <translation>&amp;Choisir un PDF…</translation>
    </message>
    <message>
        <source>Drag a signed report in here</source>
        <translation>Glissez un procès-verbal signé ici</translation>
    </message>
    <message>
        <source>Whether it is as it was signed, who signed, when, and whether its data give its figures. Without the network.</source>
        <translation>S&apos;il est tel qu&apos;il a été signé, par qui, quand, et si ses données donnent ses chiffres. Sans réseau.</translation>
    </message>
    <message>
        <source>Choose a PDF…</source>
        <translation>Choisir un PDF…</translation>
    </message>
    <message>
        <source>What you expect</source>
        <translation>Ce que vous attendez</translation>
    </message>
    <message>
        <source>Si&amp;gnatures</source>
        <translation>Si&amp;gnatures</translation>
    </message>
    <message>
        <source>at least one</source>
        <translation>au moins une</translation>
    </message>
    <message>
        <source>1: the installer&apos;s</source>
        <translation>1&#xa0;: celle de l&apos;installateur</translation>
    </message>
    <message>
        <source>2: installer and customer</source>
        <translation>2&#xa0;: installateur et client</translation>
    </message>
    <message>
        <source>SHA-&amp;256 of the file, if you noted it</source>
        <translation>SHA-&amp;256 du fichier, si vous l&apos;avez noté</translation>
    </message>
    <message>
        <source>A SHA-256 has 64 characters, 0 to 9 and a to f.</source>
        <translation>Un SHA-256 compte 64 caractères, de 0 à 9 et de a à f.</translation>
    </message>
    <message>
        <source>Whom you trust</source>
        <translation>À qui vous vous fiez</translation>
    </message>
    <message>
        <source>&amp;Trust a certificate…</source>
        <translation>Se &amp;fier à un certificat…</translation>
    </message>
    <message>
        <source>Trust none of them</source>
        <translation>Ne se fier à aucun</translation>
    </message>
    <message>
        <source>No certificate yet, so no signer is proven. The partner gives out its own; it holds no private key.</source>
        <translation>Pas encore de certificat&#xa0;: aucun signataire n&apos;est prouvé. Le partenaire fournit le sien&#xa0;; il ne contient pas de clé privée.</translation>
    </message>
    <message>
        <source>Until this window closes: {names}</source>
        <translation>Jusqu&apos;à la fermeture de cette fenêtre&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der)</source>
        <translation>Certificats (*.pem *.crt *.cer *.der)</translation>
    </message>
    <message>
        <source>Trust a certificate</source>
        <translation>Se fier à un certificat</translation>
    </message>
    <message>
        <source>verifying {file}…</source>
        <translation>vérification de {file}…</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>not there now</source>
        <translation>pas disponible pour le moment</translation>
    </message>
    <message>
        <source>training</source>
        <translation>exercice</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>&amp;Try with a training site</source>
        <translation>&amp;Essayer avec un site d&apos;exercice</translation>
    </message>
    <message>
        <source>A site that works, and the paper that proves it</source>
        <translation>Un site qui fonctionne, et le papier qui le prouve</translation>
    </message>
    <message>
        <source>One dossier per customer: discover, check, document, count, sign. Everything you type is saved at once.</source>
        <translation>Un dossier par client&#xa0;: détecter, contrôler, documenter, compter, signer. Tout ce que vous tapez est enregistré aussitôt.</translation>
    </message>
    <message>
        <source>&amp;New dossier…</source>
        <translation>&amp;Nouveau dossier…</translation>
    </message>
    <message>
        <source>Verify a signed report…</source>
        <translation>Vérifier un procès-verbal signé…</translation>
    </message>
    <message>
        <source>&amp;Open dossier…</source>
        <translation>&amp;Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>Learn without a customer</source>
        <translation>Apprendre sans client</translation>
    </message>
    <message>
        <source>A simulated school with forty phones, a switch and a provider. Do the whole job on it; nothing leaves this computer.</source>
        <translation>Une école simulée avec quarante postes, un switch et un fournisseur. Faites-y tout le travail&#xa0;; rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>Recent dossiers</source>
        <translation>Dossiers récents</translation>
    </message>
    <message>
        <source>None yet on this computer. Make a new dossier at the start of a visit; you can give it to a colleague as one file.</source>
        <translation>Aucun encore sur cet ordinateur. Créez un nouveau dossier au début d&apos;une visite&#xa0;; vous pouvez le transmettre à un collègue en un seul fichier.</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>{channels} channels × {rate} kbit/s ({codec}) = {needed} each way</source>
        <translation>{channels} canaux × {rate} kbit/s ({codec}) = {needed} dans chaque sens</translation>
    </message>
    <message>
        <source>{erlang} erlang: {busy} channels ({needed}) turn away at most 1 % of the calls; the {channels} of the terms turn away {blocked} %.</source>
        <translation>{erlang} erlang&#xa0;: {busy} canaux ({needed}) refusent 1 % des appels au plus&#xa0;; les {channels} des conditions en refusent {blocked} %.</translation>
    </message>
    <message>
        <source>the line carries that</source>
        <translation>la ligne le permet</translation>
    </message>
    <message>
        <source>the line does not carry that</source>
        <translation>la ligne ne le permet pas</translation>
    </message>
    <message>
        <source>more than was played: run the checks with this number of calls</source>
        <translation>plus que ce qui a été joué</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>pas mesuré</translation>
    </message>
    <message>
        <source>Measured: {down} download, {up} upload.</source>
        <translation>Mesuré&#xa0;: {down} en réception, {up} en envoi.</translation>
    </message>
    <message>
        <source>By the measured rates {calls} calls fit.</source>
        <translation>D&apos;après le débit mesuré, {calls} appels passent.</translation>
    </message>
    <message>
        <source>Played with the responder, {calls} calls held.</source>
        <translation>Joués avec le répondeur, {calls} appels ont tenu.</translation>
    </message>
    <message>
        <source>The line itself was not measured: run the checks with a responder.</source>
        <translation>La ligne elle-même n&apos;est pas mesurée&#xa0;: lancez les contrôles avec un répondeur.</translation>
    </message>
</context>
<context>
    <name>WhatIfPanel</name>
    <message>
        <source>&amp;Users</source>
        <translation>Utili&amp;sateurs</translation>
    </message>
    <message>
        <source>Calls in the busy &amp;hour</source>
        <translation>Appels (&amp;heure chargée)</translation>
    </message>
    <message>
        <source>&amp;Minutes each</source>
        <translation>&amp;Minutes chacun</translation>
    </message>
    <message>
        <source>What if there were…</source>
        <translation>Et s&apos;il y en avait tant…</translation>
    </message>
    <message>
        <source>Calls and minutes are those of one user. An office usually has 2 calls of 3 minutes: an assumption.</source>
        <translation>Appels et minutes sont ceux d&apos;un utilisateur. Un bureau a d&apos;habitude 2 appels de 3 minutes&#xa0;: une hypothèse.</translation>
    </message>
    <message>
        <source>Then the line must carry</source>
        <translation>Alors la ligne doit porter</translation>
    </message>
    <message>
        <source>By codec, kbit/s each way</source>
        <translation>Par codec, kbit/s dans chaque sens</translation>
    </message>
    <message>
        <source>A number from 1 to {most}</source>
        <translation>Un nombre de 1 à {most}</translation>
    </message>
    <message>
        <source>More than 0, at most 60</source>
        <translation>Plus de 0, 60 au plus</translation>
    </message>
    <message>
        <source>By the terms: {text}</source>
        <translation>Selon les conditions&#xa0;: {text}</translation>
    </message>
    <message>
        <source>By the busy hour (Erlang B): {text}</source>
        <translation>Selon l&apos;heure chargée (Erlang B)&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>a call</source>
        <translation>un appel</translation>
    </message>
    <message>
        <source>{count} channels</source>
        <translation>{count} canaux</translation>
    </message>
    <message>
        <source>busy hour: {count}</source>
        <translation>heure chargée&#xa0;: {count}</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;New dossier…</source>
        <translation>&amp;Nouveau dossier…</translation>
    </message>
    <message>
        <source>&amp;Open dossier…</source>
        <translation>&amp;Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>&amp;Import site file…</source>
        <translation>&amp;Importer un fichier de site…</translation>
    </message>
    <message>
        <source>&amp;Export site file…</source>
        <translation>&amp;Exporter un fichier de site…</translation>
    </message>
    <message>
        <source>&amp;Verify a PDF…</source>
        <translation>&amp;Vérifier un PDF…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Go to every&amp;thing…</source>
        <translation>&amp;Tout rechercher…</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>Raccourcis &amp;clavier…</translation>
    </message>
    <message>
        <source>&amp;Close dossier</source>
        <translation>&amp;Fermer le dossier</translation>
    </message>
    <message>
        <source>&amp;Quit Dialtone</source>
        <translation>&amp;Quitter Dialtone</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>_NewPassphraseDialog</name>
    <message>
        <source>Pass&amp;phrase</source>
        <translation>&amp;Phrase secrète</translation>
    </message>
    <message>
        <source>The same passphrase a&amp;gain</source>
        <translation>La même phrase, encore une &amp;fois</translation>
    </message>
    <message>
        <source>&amp;Replace the identity that is there; reports signed with it stay valid</source>
        <translation>&amp;Remplacer l&apos;identité existante&#xa0;; ce qu&apos;elle a signé reste valable</translation>
    </message>
    <message>
        <source>Worth of the passphrase</source>
        <translation>Force de la phrase secrète</translation>
    </message>
    <message>
        <source>At least {least} characters: four or five words that don&apos;t belong together, for instance.</source>
        <translation>Au moins {least} caractères&#xa0;: par exemple quatre ou cinq mots sans lien entre eux.</translation>
    </message>
    <message>
        <source>Too short: {length} of {least} characters.</source>
        <translation>Trop court&#xa0;: {length} caractères sur {least}.</translation>
    </message>
    <message>
        <source>Long enough, but easily guessed: it repeats itself.</source>
        <translation>Assez longue, mais facile à deviner&#xa0;: elle se répète.</translation>
    </message>
    <message>
        <source>Long enough. Longer is better.</source>
        <translation>Assez longue. Plus longue, mieux encore.</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>Bonne.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Les deux ne sont pas identiques.</translation>
    </message>
</context>
</TS>
