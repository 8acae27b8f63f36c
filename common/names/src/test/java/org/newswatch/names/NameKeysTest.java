package org.newswatch.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameKeysTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lukashenko Lukashenka Лукашенко Лукашэнка Łukaszenka Loukachenko Lukaschenko Lukaşenko"
            + " Lukašenka Лукашенки Лукашенку Лукашенкой Лукашэнкі Łukaszenką Łukaszenki Łukaszence",
        "Tikhanovskaya Tsikhanouskaya Тихановская Ціханоўская Тихановской Тихановскую Ціханоўскай"
            + " Cichanouska Cichanouskaya Tichanowskaja Tsikhanovskaya Cichanouskaja Tsikhanouskaïa"
            + " Тихановською Тихановська",
        "Tikhanovsky Tsikhanouski Тихановский Тихановского Тихановскому Тихановским Ціханоўскі"
            + " Tichanowski Tikhanovskiy Cichanouski Cichanouskiego",
        "Babaryka Babariko Бабарико Бабарыка Бабарыки Бабарыку Babaryko",
        "Makei Makej Макей Макея Макею Макеем Makiej Makieja Makey",
        "Bondarenko Bandarenka Бондаренко Бандарэнка Бондаренка",
        "Putin Poutine Путин Путину Путина Путиным Путине Putina Putinem Putinowi Путіна Путінові",
        "Viktor Viktar Виктор Wiktor Victor Віктара Виктором",
        "Aliaksandr Alexander Aleksandr Александр Alyaksandr Oleksandr Александра Александром"
            + " Олександра Aleksander Alexandre",
        "Vladimir Uladzimir Volodymyr Владимир Владимира Володимиру Uładzimir",
        "Sviatlana Svetlana Svitlana Светлана Святлане Светланы Swetlana",
        "Roman Raman Роман Рамана Романом",
        "Maria Maryia Mariya Мария Марии Марию Марія Марыя Marija",
        "Sergei Siarhei Serhii Sergey Сергей Сергея Сергею Сергеем Сяргей Siarhiej Sergueï Сергій",
        "Dmitry Dzmitry Dmytro Dmitri Dmitriy Дмитрий Дмитрия Дмитро",
        "Nikolai Mikalai Mykola Николай Николая Николаю Мікалай Nikolaj Nikolay",
        "Pavel Pavlo Pawel Павел Павла Павлом",
        "Andrei Andrey Andriy Андрей Андрея Андрій Andrej",
        "Yulia Julia Yuliya Юлия Юлии Юлію",
        "Olga Volha Olha Ольга Ольги Вольгу",
        "Elena Alena Olena Елена Елены Алена Yelena",
        "Ekaterina Katsiaryna Kateryna Екатерина Екатерины Кацярына Катерина",
        "Zelensky Zelenskyy Zelenskiy Зеленский Зеленський Zelenski Selenskyj Зеленского"
            + " Зеленському Зеленским Zełenski Zełenskiego Zelenskyi",
        "Zelenska Zelenskaya Зеленская Зеленська Зеленской Зеленську Selenska",
        "Khrushchev Хрущёв Хрущев Chruschtschow Khrouchtchev Chruszczow Хрущёва Krushchev",
        "Navalny Nawalny Навальный Навального Навальному Навальным Navalnyj Navalnyy",
        "Gorbachev Gorbatschow Горбачёв Горбачева Gorbatchev Gorbaczow Gorbačov",
        "Yeltsin Jelzin Eltsine Ельцин Ельцина Ельциным Jelcyn",
        "Tchaikovsky Tschaikowski Чайковский Czajkowski Chaikovskiy",
        "Nemtsov Nemzow Немцов Немцова Немцовым Niemcow Nemcov",
        "Shoigu Schoigu Choïgou Шойгу Szojgu Choigou",
        "Zhukov Schukow Joukov Жуков Żukow Жуковым",
        "Kyiv Kiev Київ Киев Киева Києві Kijów",
        "Minsk Мінск Минск Минска Минску Mińsk",
        "Yanukovych Janukowitsch Янукович Ianoukovitch Janukowycz Януковича",
        "Kuznetsov Kusnezow Кузнецов Kouznetsov",
        "Medvedev Medwedew Медведев Medvedyev Медведевым Miedwiediew",
        "Trump Трамп Трампа Трампом Трампу",
        "Biden Байден Байденом",
        "Kharkov Charkow Харьков",
        "Ivanou Ivanov Иванов Іваноў Iwanow Иванова",
        "Scholz Шольц Шольца Шольцем",
        "Solovyov Soloviev Соловьёв Solowjow Solovyev",
        "Prigozhin Prigoschin Пригожин Prigojine Prigożyn Пригожиным",
        "Müller Mueller Muller Мюллер",
        "Erdoğan Erdogan Эрдоган Эрдогана",
        "Kalesnikava Kolesnikova Колесникова Каляснікава Колесниковой",
        "Kanapatskaya Канопацкая Канапацкая Kanapackaja Канопацкой",
        "Tsapkala Tsepkalo Цепкало Цапкала Zepkalo Capkała",
        "Latushka Latushko Латушко Łatuszka Latuschko Латушки",
        "Pratasevich Protasevich Протасевич Пратасевіч Protassewitsch Pratasiewicz Протасевича",
        "Bialiatski Беляцкий Bialacki Byalyatski Бяляцкі Bjaljazki",
        "Halouchanka Golovchenko Головченко Галоўчанка",
        "Usov Usau Усов Усова",
        "Zaluzhnyi Залужный Залужний Zaluzhny Saluschnyj Załużny Залужного",
        "Klitschko Klychko Кличко Kliczko Klitchko",
        "Tusk Туск Туска Tuska Tuskiem",
        "Kaczyński Kaczynski Качиньский Kaczyńskiego Качиньского",
        "Morawiecki Моравецкий Morawieckiego Моравецкого",
        "Solzhenitsyn Solschenizyn Soljenitsyne Солженицын Sołżenicyn",
        "Khodorkovsky Chodorkowski Ходорковский Khodorkovski Chodorkovskij",
        "Saakashvili Саакашвили Saakaschwili Saakachvili",
        "Mishustin Michoustine Mischustin Мишустин Miszustin",
        "Abramovich Abramowitsch Абрамович Abramovitch Abramowicz",
        "Merkel Меркель",
        "Obama Обама Обамы Obamy",
      })
  void spellings_of_one_name_share_a_key(String row) {
    List<String> spellings = Arrays.asList(row.split(" "));
    Map<String, List<String>> byKey = new TreeMap<>();
    for (String spelling : spellings) {
      byKey
          .computeIfAbsent(NameKeys.key(spelling), key -> new java.util.ArrayList<>())
          .add(spelling);
    }
    assertThat(byKey).as("keys of " + spellings.getFirst()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Putin, Putnam",
    "Makei, Makeev",
    "Li, Lee",
    "Kim, Kum",
    "Tikhanovsky, Tsikhanouskaya",
    "Zelensky, Zelenska",
    "Viktor, Viktoria",
    "Bondarenko, Babariko",
    "Makei, Mack",
    "Maria, Mary",
    "Merkel, Markov",
    "Ivanov, Ivanenko",
    "Bush, Bash",
    "Minsk, Omsk",
    "Kyiv, Kharkiv",
    "Trump, Tramp's",
    "Macron, Makarov",
    "Scholz, Schultz",
    "Xi, Ki"
  })
  void different_names_have_different_keys(String one, String other) {
    assertThat(NameKeys.key(one)).isNotEqualTo(NameKeys.key(other));
  }
}
