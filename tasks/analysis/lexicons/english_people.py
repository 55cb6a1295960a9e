"""English words that tell people from places and things. General ones: nothing here comes from one book."""

from __future__ import annotations

from . import words

MALE_TITLES = words(
    "mr mister sir lord master don monsieur m signor herr père uncle father brother prince king duke count baron squire abbé friar emperor"
)
FEMALE_TITLES = words(
    "mrs miss ms lady madame mme mademoiselle mlle madam dame signora signorina donna doña frau fräulein aunt mother sister princess queen duchess countess baroness widow empress"
)
OTHER_TITLES = words("""dr doctor captain capt colonel col major general lieutenant lieut sergeant corporal admiral commodore professor
    prof reverend rev judge justice inspector constable cousin saint bishop deacon elder marquis marshal viscount earl
    governor president senator old young little poor dear honest cardinal abbot grandfather grandmother grandpa grandma
    auntie granny nurse cook detective sheriff mayor private citizen citizeness comrade massa marse mars goodman neighbour""")
# Adjectives may stand before a name and make it a name of its own (Old Sal), mostly they do not.
ADJECTIVES = words("old young little poor dear honest")
# Titles that are one and the same.
SAME_TITLE = {
    "doctor": "dr", "mister": "mr", "captain": "capt", "colonel": "col", "professor": "prof", "reverend": "rev",
    "lieutenant": "lieut", "mademoiselle": "mlle", "madame": "mme", "madam": "mme",
}  # fmt: skip
TITLES = MALE_TITLES | FEMALE_TITLES | OTHER_TITLES
ABBREVIATED = words("mr mrs ms dr st messrs mme mlle capt col lieut prof rev m jr sr hon gen sergt")
PARTICLES = words("de von van du la le del della di da d des der den ter of")

# Titles that also stand alone for one person, with an article: the captain, the Duchess.
ROLES = words("""king queen prince princess duke duchess count countess baron baroness marquis marquise emperor empress lord lady
    captain colonel major general admiral doctor professor squire parson vicar rector curate bishop priest abbe judge
    lawyer widow governess housekeeper butler coachman landlord landlady innkeeper blacksmith miller sergeant inspector
    detective hermit knight wizard witch sorcerer artist painter schoolmaster governor commander steward director prior
    dauphin sheriff mayor cardinal chief commandant pirate stranger sultan caliph magician""")
KIN = words(
    "papa mamma mama mother father pap pa ma dad daddy mum mummy mom grandma grandpa granny grandfather grandmother marmee"
)

# Capitalised in the middle of a sentence and no name of a person.
NEVER = words("""i o oh ah eh no yes ay aye well why what god lord lordship ladyship heaven heavens christ jesus lord's providence christmas easter sunday monday tuesday
    wednesday thursday friday saturday january february march april may june july august september october november
    december english french german italian russian latin greek dutch spanish american irish scotch british roman indian
    turkish christian jew jews jewish catholic protestant england france germany italy russia spain greece rome europe
    america asia africa india china scotland ireland wales london paris bible gospel scripture north south east west
    english englishman frenchman englishmen frenchmen germans russians mr mrs miss ms sir madam ma'am madame monsieur
    mademoiselle signor street road square hall house church castle bridge park hill inn river chapter book volume part
    majesty highness excellency honour honor reverence worship sirs gentlemen ladies dear my your his her our their
    the a an and but or if it he she we you they this that there here then now when where who how so for in on at to of
    from with by as is was are were be do did have had not all one two some any let come go good never indeed perhaps
    poor old nature love death life truth fate fortune time state government parliament house commons
    meanwhile nevertheless moreover furthermore likewise accordingly presently hitherto besides hence yesterday
    tomorrow today tonight somehow afterwards suddenly finally
    amen hullo hallo hello hush ha hurrah alas bah pooh pray please thank thanks illustration project gutenberg contents""")

PLACE_TAILS = words("""street road square hall house park abbey court county river lane hill hills church castle inn bay island islands sea ocean
    terrace row gate bridge place fields field wood woods farm lodge cottage manor palace grange college hotel club
    university school station town city village valley mountain mountains lake cape coast channel mill mills priory
    cathedral chapel tower gardens garden alley heath common green grove wharf harbour port point railway bank company""")
PLACE_BEFORE = words(
    "in into at near through towards toward around across throughout within outside beyond leave left reach reached"
)

DETERMINERS = words(
    "the a an my your his her their our its this that no any every each some whose another old poor dear"
)

# Short forms of first names. A short form alone proves nothing: see where they are joined.
SHORT_FORMS = {
    short: tuple(forms.split())
    for short, forms in {
        "Lizzy": "Elizabeth", "Lizzie": "Elizabeth", "Eliza": "Elizabeth", "Betsy": "Elizabeth", "Bessie": "Elizabeth", "Beth": "Elizabeth", "Bess": "Elizabeth", "Betty": "Elizabeth", "Lily": "Lilian Elizabeth",
        "Kitty": "Catherine Katharine", "Kate": "Catherine Katharine Katherine", "Cathy": "Catherine", "Katy": "Catherine Katharine", "Harry": "Henry Harold", "Hal": "Henry", "Hank": "Henry", "Jim": "James", "Jem": "James",
        "Jimmy": "James", "Jamie": "James", "Jack": "John", "Johnny": "John", "Tom": "Thomas", "Tommy": "Thomas", "Dick": "Richard", "Dickie": "Richard", "Bob": "Robert", "Bobby": "Robert", "Rob": "Robert", "Robin": "Robert",
        "Bill": "William", "Billy": "William", "Will": "William", "Willie": "William", "Willy": "William", "Ned": "Edward Edmund", "Ted": "Edward Theodore", "Teddy": "Edward Theodore", "Eddie": "Edward", "Ed": "Edward Edgar", "Charley": "Charles",
        "Charlie": "Charles", "Fred": "Frederick Alfred", "Freddy": "Frederick", "Frank": "Francis", "Joe": "Joseph", "Sam": "Samuel", "Ben": "Benjamin", "Dan": "Daniel", "Danny": "Daniel", "Davy": "David", "Dave": "David", "Matt": "Matthew",
        "Mike": "Michael", "Nick": "Nicholas", "Pete": "Peter", "Phil": "Philip", "Steve": "Stephen", "Alec": "Alexander", "Alick": "Alexander", "Sandy": "Alexander", "Andy": "Andrew", "Tony": "Anthony", "Art": "Arthur", "Bert": "Albert Herbert",
        "Gus": "Augustus", "Geordie": "George", "Georgie": "George", "Larry": "Lawrence Laurence", "Laurie": "Laurence Lawrence", "Meg": "Margaret", "Maggie": "Margaret", "Madge": "Margaret", "Peggy": "Margaret", "Daisy": "Margaret", "Greta": "Margaret",
        "Molly": "Mary", "Polly": "Mary", "Minnie": "Wilhelmina Mary", "Mamie": "Mary", "Nan": "Anne Nancy", "Nancy": "Anne", "Annie": "Anne Anna", "Nelly": "Ellen Helen Eleanor", "Nell": "Ellen Helen Eleanor", "Nellie": "Ellen Helen", "Fanny": "Frances", "Sally": "Sarah",
        "Sallie": "Sarah", "Sadie": "Sarah", "Jenny": "Jane Jennifer", "Jennie": "Jane", "Janet": "Jane", "Sue": "Susan", "Susy": "Susan", "Suky": "Susan", "Patty": "Martha", "Dolly": "Dorothy Dorothea", "Dora": "Theodora Dorothea", "Dodo": "Dorothea", "Lottie": "Charlotte",
        "Carrie": "Caroline", "Cassy": "Cassandra", "Becky": "Rebecca", "Bella": "Isabella Arabella", "Belle": "Isabella Arabella", "Tess": "Theresa", "Rosy": "Rosamond Rose", "Rosie": "Rose Rosamond", "Hetty": "Henrietta Hester", "Harriet": "Henrietta",
        "Millie": "Millicent", "Nora": "Eleanor Honora", "Connie": "Constance", "Vicky": "Victoria", "Abby": "Abigail", "Amelie": "Amelia", "Emmy": "Emma Amelia Emily", "Em": "Emma Emily", "Jo": "Josephine", "Josie": "Josephine",
    }.items()
}  # fmt: skip

HUMAN_VERBS = words("""looked smiled nodded laughed thought felt knew sat stood walked turned rose bowed sighed blushed paused hesitated
    seemed shook took gave came went ran had wished hoped began saw heard wept sprang started stared glanced listened
    stopped stepped entered left put drew held kept let made got could would did must might was knelt leaned coloured
    frowned shrugged spoke talked muttered wondered believed loved hated wanted tried sobbed trembled""")
STRONG_VERBS = HUMAN_VERBS - words(
    "had came went took gave could would did must might was made got left kept let put ran seemed began stood held"
)
