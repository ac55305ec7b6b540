extension CountryTable {
  static let americas = """
    ATG|Antigua and Barbuda;Antigua|Antiguan|Antiguans|
    ARG|Argentina|Argentine;Argentinian|Argentines;Argentinians|Buenos Aires|Casa Rosada
    BHS|Bahamas|Bahamian|Bahamians|Nassau
    BRB|Barbados|Barbadian|Barbadians|Bridgetown
    BLZ|Belize|Belizean|Belizeans|Belmopan
    BOL|Bolivia|Bolivian|Bolivians|La Paz
    BRA|Brazil|Brazilian|Brazilians|Brasilia;Brasília|Planalto;Itamaraty
    CAN|Canada|Canadian|Canadians|Ottawa|Global Affairs Canada;Rideau Hall
    CHL|Chile|Chilean|Chileans|Santiago|La Moneda
    COL|Colombia|Colombian|Colombians|Bogota;Bogotá
    CRI|Costa Rica|Costa Rican|Costa Ricans|
    CUB|Cuba|Cuban|Cubans|Havana
    DMA|Dominica|||Roseau
    DOM|Dominican Republic|Dominican|Dominicans|Santo Domingo
    ECU|Ecuador|Ecuadorean;Ecuadorian|Ecuadoreans;Ecuadorians|Quito
    SLV|El Salvador|Salvadoran;Salvadorean|Salvadorans|San Salvador
    GRD|Grenada|Grenadian|Grenadians|
    GTM|Guatemala|Guatemalan|Guatemalans|Guatemala City
    GUY|Guyana|Guyanese||
    HTI|Haiti|Haitian|Haitians|Port-au-Prince
    HND|Honduras|Honduran|Hondurans|Tegucigalpa
    JAM|Jamaica|Jamaican|Jamaicans|
    MEX|Mexico|Mexican|Mexicans|Mexico City|Los Pinos
    NIC|Nicaragua|Nicaraguan|Nicaraguans|Managua
    PAN|Panama|Panamanian|Panamanians|Panama City
    PRY|Paraguay|Paraguayan|Paraguayans|Asuncion;Asunción
    PER|Peru|Peruvian|Peruvians|Lima
    PRI|Puerto Rico|Puerto Rican|Puerto Ricans|
    KNA|Saint Kitts and Nevis;St. Kitts and Nevis|Kittitian||
    LCA|Saint Lucia;St. Lucia|Saint Lucian||Castries
    VCT|Saint Vincent and the Grenadines;St. Vincent and the Grenadines|Vincentian||Kingstown
    SUR|Suriname|Surinamese||Paramaribo
    TTO|Trinidad and Tobago;Trinidad|Trinidadian|Trinidadians|Port of Spain
    USA|United States;United States of America;US;U.S.;USA;U.S.A.;America|American|Americans|Washington|White House;State Department;Foggy Bottom;Pentagon;Capitol Hill;Oval Office;Federal Reserve;Department of State;Department of Defense;U.S. Congress;U.S. Senate;Reagan administration;Obama administration;Trump administration;Biden administration;Bush administration;Clinton administration
    URY|Uruguay|Uruguayan|Uruguayans|Montevideo
    VEN|Venezuela|Venezuelan|Venezuelans|Caracas|Miraflores
    """

  static let oceania = """
    AUS|Australia|Australian|Australians|Canberra
    COK|Cook Islands|||
    FJI|Fiji|Fijian|Fijians|Suva
    KIR|Kiribati|I-Kiribati||Tarawa
    MHL|Marshall Islands|Marshallese||Majuro
    FSM|Micronesia;Federated States of Micronesia|Micronesian|Micronesians|Palikir
    NRU|Nauru|Nauruan|Nauruans|
    NCL|New Caledonia|New Caledonian||Noumea
    NZL|New Zealand|||Wellington|Beehive
    NIU|Niue|Niuean||
    PLW|Palau|Palauan|Palauans|
    PNG|Papua New Guinea|Papua New Guinean|Papua New Guineans|Port Moresby
    WSM|Samoa;Western Samoa|Samoan|Samoans|Apia
    SLB|Solomon Islands|Solomon Islander|Solomon Islanders|Honiara
    TON|Tonga|Tongan|Tongans|Nuku'alofa
    TUV|Tuvalu|Tuvaluan|Tuvaluans|Funafuti
    VUT|Vanuatu|Ni-Vanuatu||Port Vila
    GRL|Greenland|Greenlandic|Greenlanders|Nuuk
    """
}
