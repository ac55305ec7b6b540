/// Words for people by office or function, and for the bodies that they speak for; ours.
enum RoleLists {
  static let roles = """
    president minister premier chancellor secretary ambassador envoy diplomat negotiator representative delegate
    leader chairman chair director chief head commissioner governor mayor senator congressman lawmaker deputy
    legislator parliamentarian speaker judge prosecutor attorney lawyer general colonel commander admiral officer official
    spokesperson aide adviser advisor analyst expert economist professor researcher scientist historian author editor
    correspondent reporter journalist columnist strategist manager executive founder owner member candidate nominee
    activist campaigner organizer consul attache attaché commissar monarch emir sultan sheikh shaikh pope
    archbishop bishop cardinal patriarch imam ayatollah mufti cleric premier-designate co-chair co-chairman
    coordinator mediator rapporteur administrator inspector auditor counsel counselor counsellor undersecretary
    under-secretary vice-president vice-chairman vice-minister captain major lieutenant sergeant marshal
    brigadier source critic opponent supporter resident witness doctor nurse teacher student farmer worker trader
    dealer banker investor pollster consultant specialist fellow scholar politician dissident rebel fighter
    counterpart principal superintendent sheriff dean rector provost treasurer comptroller solicitor barrister minister-designate
    figure veteran insider observer citizen voter neighbor neighbour friend colleague relative lobbyist
    secretary-general spokes-person plenipotentiary charge chargé chieftain elder mp mep pm fm ceo cfo coo
    """
  static let maleRoles =
    "spokesman chairman king prince congressman councilman statesman businessman sultan emir father brother son husband man boy duke baron"
  static let femaleRoles =
    "spokeswoman chairwoman queen princess congresswoman councilwoman stateswoman businesswoman mother sister daughter wife woman girl duchess baroness"
  static let groups = """
    officials diplomats sources ministers leaders critics supporters analysts experts observers aides advisers advisors
    lawmakers legislators senators deputies members representatives delegates negotiators investigators prosecutors
    police authorities economists activists campaigners residents witnesses journalists reporters lawyers
    republicans democrats conservatives liberals rebels militants protesters protestors demonstrators opponents allies
    envoys ambassadors commissioners governors mayors executives traders dealers bankers farmers workers unions
    scientists researchers historians pollsters voters people families relatives scholars politicians clerics
    generals commanders officers soldiers troops doctors nurses teachers students neighbors neighbours friends colleagues
    others some many others most several both insiders strategists consultants specialists spokesmen
    """
  static let pluralRoles =
    "presidents premiers chancellors secretaries heads chiefs directors chairmen spokespeople judges presidents candidates"
  static let titles = """
    mr mrs ms miss dr prof sir lady lord dame sen rep gov gen col lt sgt capt maj adm amb rev hon president
    premier chancellor king queen prince princess pope sheikh shaikh emir sultan ayatollah cardinal archbishop bishop
    senator representative congressman congresswoman governor mayor judge justice general colonel major captain lieutenant
    sergeant admiral marshal brigadier ambassador professor doctor secretary minister commissioner chairman
    chairwoman spokesman spokeswoman comrade attorney
    """
  static let officeParts = """
    prime foreign deputy vice acting interim first second former senior chief assistant associate under permanent
    special state interior defence defense finance economy trade agriculture justice health education energy
    transport environment culture labour labor treasury home affairs external european security national general
    parliamentary regional federal republican democratic press attorney ex-president ex-minister joint executive
    managing political military naval air high honorary outgoing incoming caretaker then-president then-minister principal
    industry commerce planning information communications tourism fisheries cabinet farm budget development house
    presidential lead staff ruling opposition government official
    """
  static let organizations = """
    ministry department embassy consulate mission commission committee council parliament senate congress assembly
    government cabinet office secretariat presidency chancellery administration agency authority court tribunal bank
    directorate bureau delegation command staff ministry's kremlin treasury legislature duma knesset bundestag majlis
    foreign-ministry house service board institute organisation organization
    """
  static let bodies = """
    party union association university federation foundation company group alliance league movement front army police
    force forces navy coalition bloc community conference centre center network campaign corporation society club
    church newspaper times post journal news radio television magazine chamber fund firm team school college think-tank
    """
}
