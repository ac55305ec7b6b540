/// First names by the gender that they mostly go with, for pronouns; a name on neither list, or on both, tells
/// nothing.
enum NameLists {
  static let traits: [(Word.Traits, String)] = [(.maleName, male), (.femaleName, female)]

  private static let male = """
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick raymond jack
    dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle noah ethan jeremy walter christian
    keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel
    joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene
    luis carlos pedro miguel antonio manuel francisco fernando diego javier rafael pablo mario sergio andres jorge
    ivan vladimir sergei sergey dmitry dmitri alexei andrei boris mikhail nikolai yuri oleg igor viktor victor
    anatoly konstantin pavel vitaly hassan hussein mohammed muhammad mohammad ahmed ahmad ali omar khalid abdullah
    ibrahim mahmoud mustafa yusuf karim tariq salman faisal hamid rashid recep mehmet murat emre hikmat ilham elmar
    hans karl heinz jurgen wolfgang klaus dieter stefan jacques jean pierre francois michel henri louis andre
    philippe laurent emmanuel giovanni giuseppe marco luca paolo matteo lars sven erik bjorn olaf jan piet willem
    wei jun hiroshi takeshi shintaro kenji yasuhiro kazuaki kim min bernard marc bernie bill ted tim tom
    mike jim bob dan ben sam steve chris matt nick tony greg jeff marcus martin simon ian graham giles neil barry
    newt rand marco rick lindsey ronald harry barack joaquin kofi kwame nelson thabo jacob julius emeka chidi tomas
    chad israel santiago milos jovan dragan petr josef vaclav zoltan laszlo istvan mihai ion radu gheorghe stoyan georgi nikola
    """
  private static let female = """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley
    kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy
    kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel carolyn
    janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn
    judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia
    frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa
    diana brittany doris kayla alexis lori marie hillary chelsea melania ivanka elena olga irina tatiana natalia
    svetlana ekaterina anastasia yulia oksana ana petra ingrid greta ursula angela annegret federica marine segolene
    fatima aisha layla leila zainab maryam noor amina khadija sofia lucia carmen rosa elisa ines marta mirela
    georgia paris sofia ioana zofia katarina ivana jelena milica dragana hua mei ling yuki sakura keiko hye indira sonia priya
    benazir sheikh aung madeleine condoleezza theresa nikki kellyanne loretta sally debbie trish erica jillian sandy
    """
}
