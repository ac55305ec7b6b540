/// International organisations and groups, by hand: short name as code, then names, the reader's first.
enum OrganizationTable {
  static var lines: [Substring] { table.split(separator: "\n") }

  private static let table = """
    UN|United Nations;UN;U.N.;UNO;United Nations Organization;UN General Assembly;U.N. General Assembly;General Assembly;UN Secretariat
    UNSC|UN Security Council;U.N. Security Council;United Nations Security Council;Security Council
    UNHCR|UNHCR;UN refugee agency;U.N. refugee agency
    UNHRC|UN Human Rights Council;U.N. Human Rights Council;Human Rights Council
    OHCHR|OHCHR;UN human rights office;U.N. human rights office
    UNICEF|UNICEF
    UNESCO|UNESCO
    UNDP|UNDP;UN Development Programme
    UNCTAD|UNCTAD
    UNRWA|UNRWA
    WFP|World Food Programme;World Food Program;WFP
    FAO|FAO;Food and Agriculture Organization;Food and Agriculture Organisation
    WHO|World Health Organization;World Health Organisation;WHO
    ILO|International Labour Organization;ILO
    IMO|International Maritime Organization;IMO
    ICAO|ICAO;International Civil Aviation Organization
    ITU|ITU;International Telecommunication Union
    IAEA|International Atomic Energy Agency;IAEA
    OPCW|Organisation for the Prohibition of Chemical Weapons;OPCW
    CTBTO|CTBTO
    ICC|International Criminal Court;ICC
    ICJ|International Court of Justice;ICJ;World Court
    ICRC|International Committee of the Red Cross;ICRC;Red Cross
    IOM|International Organization for Migration;IOM
    WTO|World Trade Organization;World Trade Organisation;WTO
    GATT|GATT;General Agreement on Tariffs and Trade
    IMF|International Monetary Fund;IMF
    World Bank|World Bank;IBRD
    OECD|OECD;Organisation for Economic Co-operation and Development;Organization for Economic Cooperation and Development
    OPEC|OPEC;Organization of the Petroleum Exporting Countries;Organisation of the Petroleum Exporting Countries
    IEA|International Energy Agency;IEA
    EU|European Union;EU;E.U.;European Community;European Communities;EC;EEC;European Economic Community;European Commission;EU Commission;EC Commission;European Council;European Parliament;Brussels;Common Market;Berlaymont;European External Action Service;EEAS
    ECB|European Central Bank;ECB
    COE|Council of Europe;Parliamentary Assembly of the Council of Europe;PACE;Venice Commission
    ECHR|European Court of Human Rights;ECHR
    EFTA|EFTA;European Free Trade Association
    NATO|NATO;North Atlantic Treaty Organization;North Atlantic Alliance;Atlantic Alliance;North Atlantic Council
    OSCE|OSCE;Organization for Security and Cooperation in Europe;Organization for Security and Co-operation in Europe;OSCE Minsk Group;Minsk Group;ODIHR
    CIS|CIS;Commonwealth of Independent States
    CSTO|CSTO;Collective Security Treaty Organization
    EAEU|Eurasian Economic Union;EAEU
    SCO|Shanghai Cooperation Organization;Shanghai Cooperation Organisation;SCO
    OTS|Organization of Turkic States;Turkic Council
    BSEC|BSEC;Black Sea Economic Cooperation
    BRICS|BRICS
    G7|G7;G-7;Group of Seven
    G8|G8;G-8;Group of Eight
    G20|G20;G-20;Group of Twenty
    G77|G77;Group of 77
    NAM|Non-Aligned Movement
    AU|African Union;AU;OAU;Organisation of African Unity;Organization of African Unity
    ECOWAS|ECOWAS;Economic Community of West African States
    SADC|SADC;Southern African Development Community
    IGAD|IGAD
    EAC|East African Community
    LAS|Arab League;League of Arab States
    GCC|Gulf Cooperation Council;GCC
    OIC|Organisation of Islamic Cooperation;Organization of Islamic Cooperation;OIC
    ASEAN|ASEAN;Association of Southeast Asian Nations
    APEC|APEC;Asia-Pacific Economic Cooperation
    SAARC|SAARC
    OAS|Organization of American States;OAS
    MERCOSUR|Mercosur;MERCOSUR
    CARICOM|CARICOM;Caribbean Community
    CELAC|CELAC
    ALBA|ALBA
    PIF|Pacific Islands Forum
    COMMONWEALTH|Commonwealth of Nations
    INTERPOL|Interpol;INTERPOL
    Warsaw Pact|Warsaw Pact
    Hamas|Hamas
    Hezbollah|Hezbollah;Hizbollah;Hizbullah
    Taliban|Taliban
    Amnesty International|Amnesty International
    Human Rights Watch|Human Rights Watch
    """
}
