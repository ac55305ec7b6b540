extension CountryTable {
  static let africa = """
    DZA|Algeria|Algerian|Algerians|Algiers
    AGO|Angola|Angolan|Angolans|Luanda
    BEN|Benin|Beninese||Porto-Novo
    BWA|Botswana|Botswanan;Batswana||Gaborone
    BFA|Burkina Faso|Burkinabe||Ouagadougou
    BDI|Burundi|Burundian|Burundians|Gitega;Bujumbura
    CPV|Cape Verde;Cabo Verde|Cape Verdean|Cape Verdeans|Praia
    CMR|Cameroon|Cameroonian|Cameroonians|Yaounde;Yaoundé
    CAF|Central African Republic|Central African||Bangui
    TCD|Chad|Chadian|Chadians|N'Djamena
    COM|Comoros|Comorian|Comorians|Moroni
    COD|Democratic Republic of the Congo;Democratic Republic of Congo;DR Congo;DRC;Congo-Kinshasa;Zaire;Congo|Congolese;Zairean||Kinshasa
    COG|Republic of the Congo;Republic of Congo;Congo-Brazzaville|||Brazzaville
    CIV|Ivory Coast;Cote d'Ivoire;Côte d'Ivoire|Ivorian|Ivorians|Abidjan;Yamoussoukro
    DJI|Djibouti|Djiboutian|Djiboutians|
    EGY|Egypt|Egyptian|Egyptians|Cairo
    GNQ|Equatorial Guinea|Equatorial Guinean;Equatoguinean||Malabo
    ERI|Eritrea|Eritrean|Eritreans|Asmara
    SWZ|Eswatini;Swaziland|Swazi|Swazis|Mbabane
    ETH|Ethiopia|Ethiopian|Ethiopians|Addis Ababa
    GAB|Gabon|Gabonese||Libreville
    GMB|Gambia|Gambian|Gambians|Banjul
    GHA|Ghana|Ghanaian|Ghanaians|Accra|Jubilee House
    GIN|Guinea|Guinean|Guineans|Conakry
    GNB|Guinea-Bissau|Bissau-Guinean||Bissau
    KEN|Kenya|Kenyan|Kenyans|Nairobi
    LSO|Lesotho|Basotho||Maseru
    LBR|Liberia|Liberian|Liberians|Monrovia
    LBY|Libya|Libyan|Libyans|Tripoli
    MDG|Madagascar|Malagasy;Madagascan||Antananarivo
    MWI|Malawi|Malawian|Malawians|Lilongwe
    MLI|Mali|Malian|Malians|Bamako
    MRT|Mauritania|Mauritanian|Mauritanians|Nouakchott
    MUS|Mauritius|Mauritian|Mauritians|Port Louis
    MAR|Morocco|Moroccan|Moroccans|Rabat
    MOZ|Mozambique|Mozambican|Mozambicans|Maputo
    NAM|Namibia|Namibian|Namibians|Windhoek
    NER|Niger|Nigerien||Niamey
    NGA|Nigeria|Nigerian|Nigerians|Abuja;Lagos|Aso Rock
    RWA|Rwanda|Rwandan|Rwandans|Kigali
    STP|Sao Tome and Principe;São Tomé and Príncipe;Sao Tome|Sao Tomean||
    SEN|Senegal|Senegalese||Dakar
    SYC|Seychelles|Seychellois||
    SLE|Sierra Leone|Sierra Leonean|Sierra Leoneans|Freetown
    SOM|Somalia|Somali;Somalian|Somalis|Mogadishu
    ZAF|South Africa|South African|South Africans|Pretoria|Union Buildings
    SSD|South Sudan|South Sudanese||Juba
    SDN|Sudan|Sudanese||Khartoum
    TZA|Tanzania|Tanzanian|Tanzanians|Dodoma;Dar es Salaam
    TGO|Togo|Togolese||Lome;Lomé
    TUN|Tunisia|Tunisian|Tunisians|Tunis
    UGA|Uganda|Ugandan|Ugandans|Kampala
    ESH|Western Sahara|Sahrawi;Saharawi|Sahrawis|
    ZMB|Zambia|Zambian|Zambians|Lusaka
    ZWE|Zimbabwe|Zimbabwean|Zimbabweans|Harare
    """
}
