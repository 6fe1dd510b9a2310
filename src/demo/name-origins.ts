/**
 * Where the demo school's families come from. Every pairing of a first and a family name is made up;
 * the lists are of common names, so that screens meet the accents, lengths and repeats of a real roll.
 */
export type NameOrigin = {
  id: string;
  /** How many children in a hundred, roughly. */
  weight: number;
  /** Share of these children who learn English as an additional language. */
  eal: number;
  girls: readonly string[];
  boys: readonly string[];
  families: readonly string[];
  /** Where a girl's family name takes another form, in the order of `families`. */
  girlsFamilies?: readonly string[];
};

type Lists = { girls: string; boys: string; families: string; girlsFamilies?: string };

function namesIn(list: string): readonly string[] {
  return list.split(", ");
}

function origin(id: string, weight: number, eal: number, lists: Lists): NameOrigin {
  return {
    id,
    weight,
    eal,
    girls: namesIn(lists.girls),
    boys: namesIn(lists.boys),
    families: namesIn(lists.families),
    ...(lists.girlsFamilies === undefined ? {} : { girlsFamilies: namesIn(lists.girlsFamilies) }),
  };
}

export const NAME_ORIGINS: readonly NameOrigin[] = [
  origin("english", 42, 0, {
    girls:
      "Olivia, Amelia, Isla, Ava, Ivy, Freya, Lily, Florence, Mia, Willow, Rosie, Sophia, Isabella, Grace, Daisy, Sienna, Poppy, Elsie, Emily, Ella, Evelyn, Phoebe, Evie, Charlotte, Harper, Millie, Matilda, Maisie, Sofia, Emilia, Ruby, Alice, Erin, Zoë, Chloë, Hope, Beatrice, Alexandra, Eleanor, Georgiana, Scarlett, Martha, Penelope, Robyn, Jasmine, Annabelle",
    boys: "Noah, George, Oliver, Arthur, Leo, Harry, Oscar, Archie, Henry, Theodore, Freddie, Jack, Charlie, Theo, Alfie, Jacob, Thomas, Finley, Arlo, William, Lucas, Roman, Tommy, Isaac, Teddy, Alexander, Luca, Edward, James, Joshua, Albie, Elijah, Max, Reuben, Benjamin, Samuel, Sebastian, Daniel, Toby, Stanley, Jude, Rory, Dylan, Felix, Ralph, Maximilian",
    families:
      "Smith, Taylor, Brown, Wilson, Johnson, Walker, Wright, Thompson, White, Green, Hall, Wood, Harris, Martin, Jackson, Clarke, Turner, Hill, Cooper, Ward, Moore, Baker, Harrison, King, Allen, Scott, Parker, Bennett, Cook, Shaw, Carter, Richardson, Bailey, Marshall, Webb, Mills, Fletcher, Hart, Barker, Hartley, Ellis, Pearce, Holt, Ashworth, Goodwin, Lambert, Tunnicliffe, Featherstonehaugh, Wolstenholme",
  }),
  origin("welsh", 5, 0.1, {
    girls: "Ffion, Seren, Cerys, Siân, Carys, Mabli, Nia, Eleri, Angharad",
    boys: "Rhys, Owain, Gethin, Iwan, Macsen, Tomos, Llŷr, Emrys",
    families: "Jones, Davies, Evans, Griffiths, Llewellyn, Pritchard, Morgan, Rhydderch",
  }),
  origin("irish", 5, 0.02, {
    girls: "Niamh, Aoife, Saoirse, Caoimhe, Siobhán, Róisín, Orla, Éabha",
    boys: "Oisín, Cillian, Conor, Fionn, Seán, Tadhg, Eoin, Ciarán",
    families: "Murphy, O’Brien, Byrne, Gallagher, O’Shea, Doherty, Ó Ceallaigh, McLoughlin",
    girlsFamilies: "Murphy, O’Brien, Byrne, Gallagher, O’Shea, Doherty, Ní Cheallaigh, McLoughlin",
  }),
  origin("scottish", 2, 0, {
    girls: "Eilidh, Mhairi, Catriona, Skye",
    boys: "Callum, Hamish, Fraser, Lachlan",
    families: "MacDonald, Campbell, Buchanan, Colquhoun",
  }),
  origin("polish", 6, 0.85, {
    girls: "Zuzanna, Maja, Oliwia, Katarzyna, Żaneta, Łucja, Aleksandra, Małgorzata, Hanna",
    boys: "Łukasz, Jakub, Szymon, Kacper, Paweł, Michał, Antoni, Aleksander, Stanisław",
    families: "Kowalski, Wiśniewski, Wójcik, Zieliński, Nowak, Dąbrowski, Szczepański, Pająk",
    girlsFamilies: "Kowalska, Wiśniewska, Wójcik, Zielińska, Nowak, Dąbrowska, Szczepańska, Pająk",
  }),
  origin("nigerian", 5, 0.35, {
    girls: "Adaeze, Chidinma, Temitope, Oluwatobiloba, Ngozi, Ifeoma, Simisola, Amarachi",
    boys: "Oluwaseun, Chukwuemeka, Tobechukwu, Ayomide, Emeka, Kayode, Obinna, Damilola",
    families: "Okafor, Adeyemi, Eze, Balogun, Nwosu, Oluwadamilare-Ogunbanjo, Okonkwo, Afolabi",
  }),
  origin("somali", 3, 0.9, {
    girls: "Hodan, Ifrah, Ayaan, Sagal, Hibaq, Deeqa",
    boys: "Abdirahman, Liban, Guled, Mahad, Zakariye, Bilal",
    families: "Warsame, Abdi, Farah, Jama, Hersi, Sheikh-Nuur",
  }),
  origin("pakistani", 7, 0.7, {
    girls: "Aisha, Zainab, Maryam, Hafsa, Inaya, Noor, Anaya, Mahnoor",
    boys: "Muhammad, Ibrahim, Yusuf, Hamza, Zayn, Rayyan, Haroon, Musa",
    families: "Khan, Hussain, Ahmed, Malik, Mahmood, Iqbal, Akhtar, Qureshi",
  }),
  origin("bangladeshi", 4, 0.75, {
    girls: "Sumaiya, Tahmina, Raisa, Nusrat, Anika",
    boys: "Tahsin, Rahim, Mahir, Siam, Muhammad",
    families: "Miah, Chowdhury, Rahman, Uddin, Sarkar, Talukdar",
    girlsFamilies: "Begum, Chowdhury, Rahman, Khatun, Sarkar, Talukdar",
  }),
  origin("indian", 5, 0.6, {
    girls: "Anjali, Diya, Kavya, Simran, Meera, Saanvi, Lakshmi, Jasleen",
    boys: "Aarav, Arjun, Rohan, Harpreet, Vihaan, Dev, Gurdeep, Krishnamurthy",
    families: "Patel, Singh, Sharma, Desai, Nair, Venkataraghavan, Gill, Iyer",
    girlsFamilies: "Patel, Kaur, Sharma, Desai, Nair, Venkataraghavan, Gill, Iyer",
  }),
  origin("turkish", 2, 0.85, {
    girls: "Elif, Çağla, Zeynep, Gülşen, İpek",
    boys: "Yiğit, Emre, Çınar, Kerem, Oğuz",
    families: "Yılmaz, Şimşek, Öztürk, Aydın, Doğan",
  }),
  origin("chinese", 2, 0.8, {
    girls: "Mei Ling, Xinyi, Jia, Hui Min",
    boys: "Wei, Haoran, Jun Jie, Zixuan",
    families: "Li, Chen, Wang, Zhang, Ng",
  }),
  origin("vietnamese", 1.5, 0.9, {
    girls: "Linh, Thảo, Ngọc Anh",
    boys: "Minh, Đức, Quốc Bảo",
    families: "Nguyễn, Trần, Phạm",
  }),
  origin("portuguese", 2.5, 0.8, {
    girls: "Inês, Beatriz, Leonor, Conceição, Mafalda",
    boys: "João, Tomás, Gonçalo, Simão, Duarte",
    families: "da Silva, Ferreira, Magalhães, Conceição Pereira, Simões",
  }),
  origin("romanian", 3, 0.9, {
    girls: "Ioana, Ștefania, Andreea, Mălina, Daria",
    boys: "Ștefan, Andrei, Mihai, Răzvan, Matei",
    families: "Popescu, Ionescu, Țurcanu, Munteanu, Dumitrașcu",
  }),
  origin("arabic", 3, 0.85, {
    girls: "Layla, Salma, Yasmin, Rania, Huda",
    boys: "Omar, Karim, Tariq, Abdulrahman, Yahya",
    families: "al-Hassan, Haddad, El-Sayed, Mansour, Abu-Ghazaleh",
  }),
  origin("ukrainian", 2, 0.95, {
    girls: "Solomiya, Oksana, Kateryna, Mariia",
    boys: "Bohdan, Taras, Oleksandr, Danylo",
    families: "Shevchenko, Kovalenko, Bondarenko, Hrytsenko, Stakhiv",
  }),
  origin("caribbean", 2.5, 0, {
    girls: "Shanice, Keziah, Imani, Tiana",
    boys: "Tyrell, Malachi, Jermaine, Kymani",
    families: "Campbell, Grant, St. Louis, Francis, Baptiste",
  }),
  origin("lithuanian", 1.5, 0.9, {
    girls: "Ugnė, Austėja, Gabija",
    boys: "Jonas, Matas, Žygimantas",
    families: "Kazlauskas, Petrauskas, Žukauskas",
    girlsFamilies: "Kazlauskaitė, Petrauskaitė, Žukauskaitė",
  }),
];

/** First names that are hardly ever used whole: what the child is called instead. */
export const KNOWN_AS: Readonly<Record<string, string>> = {
  Alexandra: "Lexi",
  Annabelle: "Bella",
  Eleanor: "Nell",
  Georgiana: "Georgie",
  Penelope: "Nell",
  Benjamin: "Ben",
  Maximilian: "Max",
  Sebastian: "Seb",
  Theodore: "Teddy",
  Katarzyna: "Kasia",
  Małgorzata: "Gosia",
  Stanisław: "Staś",
  Oluwatobiloba: "Tobi",
  Oluwaseun: "Seun",
  Chukwuemeka: "Emeka",
  Tobechukwu: "Tobe",
  Abdirahman: "Abdi",
  Krishnamurthy: "Krish",
  Oleksandr: "Sasha",
  Žygimantas: "Žygis",
};
