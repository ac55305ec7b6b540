extension CountryTable {
  static let asia = """
    AFG|Afghanistan|Afghan|Afghans|Kabul
    ARM|Armenia|Armenian|Armenians|Yerevan
    AZE|Azerbaijan|Azerbaijani;Azeri|Azerbaijanis;Azeris|Baku
    BHR|Bahrain|Bahraini|Bahrainis|Manama
    BGD|Bangladesh|Bangladeshi|Bangladeshis|Dhaka
    BTN|Bhutan|Bhutanese||Thimphu
    BRN|Brunei;Brunei Darussalam|Bruneian|Bruneians|Bandar Seri Begawan
    KHM|Cambodia;Kampuchea|Cambodian|Cambodians|Phnom Penh
    CHN|China;People's Republic of China;PRC|Chinese||Beijing;Peking|Zhongnanhai;Great Hall of the People
    GEO|Georgia|Georgian|Georgians|Tbilisi
    HKG|Hong Kong|||
    IND|India|Indian|Indians|New Delhi;Delhi|South Block;Raisina Hill
    IDN|Indonesia|Indonesian|Indonesians|Jakarta
    IRN|Iran;Islamic Republic of Iran;Islamic Republic|Iranian|Iranians|Tehran;Teheran
    IRQ|Iraq|Iraqi|Iraqis|Baghdad
    ISR|Israel;Jewish state|Israeli|Israelis|Jerusalem;Tel Aviv|Knesset
    JPN|Japan|Japanese||Tokyo|Kantei;Gaimusho;Nagatacho
    JOR|Jordan;Hashemite Kingdom|Jordanian|Jordanians|Amman
    KAZ|Kazakhstan|Kazakh;Kazakhstani|Kazakhs;Kazakhstanis|Astana;Nur-Sultan
    PRK|North Korea;Democratic People's Republic of Korea;DPRK|North Korean|North Koreans|Pyongyang
    KOR|South Korea;Republic of Korea;Korea;ROK|South Korean;Korean|South Koreans;Koreans|Seoul|Blue House
    KWT|Kuwait|Kuwaiti|Kuwaitis|Kuwait City
    KGZ|Kyrgyzstan;Kyrgyz Republic;Kirghizia|Kyrgyz;Kyrgyzstani|Kyrgyzstanis|Bishkek
    LAO|Laos|Lao;Laotian|Laotians|Vientiane
    LBN|Lebanon|Lebanese||Beirut
    MAC|Macau;Macao|Macanese||
    MYS|Malaysia|Malaysian|Malaysians|Kuala Lumpur;Putrajaya
    MDV|Maldives|Maldivian|Maldivians|
    MNG|Mongolia|Mongolian|Mongolians|Ulaanbaatar;Ulan Bator
    MMR|Myanmar;Burma|Burmese;Myanmarese||Naypyidaw;Rangoon
    NPL|Nepal|Nepalese;Nepali|Nepalis|Kathmandu
    OMN|Oman|Omani|Omanis|Muscat
    PAK|Pakistan|Pakistani|Pakistanis|Islamabad
    PSE|Palestine;State of Palestine;Palestinian Authority;Palestinian National Authority;PLO;Palestine Liberation Organization;Palestine Liberation Organisation;Palestinian Liberation Organization;Fatah;Gaza Strip;Gaza;West Bank|Palestinian|Palestinians|Ramallah
    PHL|Philippines|Philippine;Filipino|Filipinos|Manila|Malacanang;Malacañang
    QAT|Qatar|Qatari|Qataris|Doha
    SAU|Saudi Arabia|Saudi;Saudi Arabian|Saudis|Riyadh
    SGP|Singapore|Singaporean|Singaporeans|
    LKA|Sri Lanka|Sri Lankan|Sri Lankans|Colombo
    SYR|Syria;Syrian Arab Republic|Syrian|Syrians|Damascus
    TWN|Taiwan;Republic of China|Taiwanese||Taipei
    TJK|Tajikistan|Tajik;Tajikistani|Tajiks|Dushanbe
    THA|Thailand|Thai|Thais|Bangkok
    TLS|Timor-Leste;East Timor|Timorese;East Timorese||Dili
    TUR|Turkey;Turkiye;Türkiye|Turkish|Turks;Turk|Ankara|Cankaya;Sublime Porte
    TKM|Turkmenistan|Turkmen;Turkmenistani|Turkmens|Ashgabat
    ARE|United Arab Emirates;UAE;U.A.E.;Emirates|Emirati|Emiratis|Abu Dhabi
    UZB|Uzbekistan|Uzbek;Uzbekistani|Uzbeks|Tashkent
    VNM|Vietnam;Viet Nam|Vietnamese||Hanoi
    YEM|Yemen;North Yemen;South Yemen|Yemeni|Yemenis|Sanaa;Sana'a
    """
}
