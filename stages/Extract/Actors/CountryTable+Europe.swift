extension CountryTable {
  static let europe = """
    ALB|Albania|Albanian|Albanians|Tirana
    AND|Andorra|Andorran|Andorrans|Andorra la Vella
    AUT|Austria|Austrian|Austrians||Ballhausplatz
    BLR|Belarus;Byelorussia|Belarusian;Belarussian|Belarusians|Minsk
    BEL|Belgium|Belgian|Belgians|
    BIH|Bosnia and Herzegovina;Bosnia-Herzegovina;Bosnia|Bosnian|Bosnians|Sarajevo
    BGR|Bulgaria|Bulgarian|Bulgarians|Sofia
    HRV|Croatia|Croatian;Croat|Croatians;Croats|Zagreb
    CYP|Cyprus|Cypriot|Cypriots|Nicosia
    CZE|Czech Republic;Czechia;Czechoslovakia|Czech;Czechoslovak|Czechs|Prague
    DNK|Denmark|Danish|Danes;Dane|Copenhagen
    EST|Estonia|Estonian|Estonians|Tallinn
    FIN|Finland|Finnish|Finns;Finn|Helsinki
    FRA|France|French|Frenchman;Frenchmen|Paris|Elysee;Élysée;Elysee Palace;Élysée Palace;Quai d'Orsay;Matignon
    DEU|Germany;West Germany;East Germany;Federal Republic of Germany|German;West German;East German|Germans;West Germans|Berlin;Bonn|Bundeskanzleramt;Auswaertiges Amt;Bundesbank
    GRC|Greece;Hellenic Republic|Greek;Hellenic|Greeks|Athens
    VAT|Holy See;Vatican||||Vatican City
    HUN|Hungary|Hungarian|Hungarians|Budapest
    ISL|Iceland|Icelandic|Icelanders|Reykjavik
    IRL|Ireland;Irish Republic|Irish|Irishman|Dublin|Iveagh House
    ITA|Italy|Italian|Italians|Rome|Farnesina;Palazzo Chigi;Quirinale
    XKX|Kosovo|Kosovar;Kosovan|Kosovars|Pristina
    LVA|Latvia|Latvian|Latvians|Riga
    LIE|Liechtenstein|||Vaduz
    LTU|Lithuania|Lithuanian|Lithuanians|Vilnius
    LUX|Luxembourg|Luxembourgish|Luxembourgers|
    MLT|Malta|Maltese||Valletta
    MDA|Moldova|Moldovan|Moldovans|Chisinau
    MCO|Monaco|Monegasque|Monegasques|
    MNE|Montenegro|Montenegrin|Montenegrins|Podgorica
    NLD|Netherlands;Holland|Dutch|Dutchman|Amsterdam|Binnenhof
    MKD|North Macedonia;Macedonia|Macedonian;North Macedonian|Macedonians|Skopje
    NOR|Norway|Norwegian|Norwegians|Oslo
    POL|Poland|Polish|Poles;Pole|Warsaw
    PRT|Portugal|Portuguese||Lisbon
    ROU|Romania|Romanian|Romanians|Bucharest
    RUS|Russia;Russian Federation;Soviet Union;USSR;U.S.S.R.|Russian;Soviet|Russians;Soviets|Moscow|Kremlin;Smolenskaya Square;State Duma
    SMR|San Marino|Sammarinese||
    SRB|Serbia;Yugoslavia|Serbian;Serb;Yugoslav|Serbs;Serbians;Yugoslavs|Belgrade
    SVK|Slovakia;Slovak Republic|Slovak;Slovakian|Slovaks|Bratislava
    SVN|Slovenia|Slovenian;Slovene|Slovenes;Slovenians|Ljubljana
    ESP|Spain|Spanish|Spaniards;Spaniard|Madrid|Moncloa
    SWE|Sweden|Swedish|Swedes;Swede|Stockholm
    CHE|Switzerland|Swiss||Bern;Berne|
    UKR|Ukraine|Ukrainian|Ukrainians|Kyiv;Kiev|Bankova;Verkhovna Rada
    GBR|United Kingdom;Britain;Great Britain;UK;U.K.;England;Scotland;Northern Ireland|British;English;Scottish|Britons;Briton|London|Downing Street;Whitehall;Westminster;Foreign Office;Buckingham Palace
    """
}
