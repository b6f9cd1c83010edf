"""English passes in every dress; other languages are named."""

from __future__ import annotations

import pytest

from dateline.model.errors import NotEnglishError
from dateline.reading import ReadingOptions, read_text
from dateline.reading.language import language_of

ENGLISH = [
    "GUNMEN KILL THREE SOLDIERS IN KARVAL CHECKPOINT ATTACK; FIVE WOUNDED, POLICE SAY. NO GROUP HAS CLAIMED RESPONSIBILITY.",
    "gunmen opened fire on a checkpoint near the town on monday , killing three soldiers and wounding five , police said .",
    "Suicide blast rocks Karval market; 12 killed, 30 hurt. Rebels torch police post, loot arms. Curfew imposed, schools shut.",
    "Mohammad Karim Rahimi, Gul Agha Wardak, Abdul Rauf Khadim, Haji Lala Hussaini, Sayed Jawad Zadran and Noor Ahmadzai were "
    "killed in Lashkar Gah, Musa Qala, Nawzad and Garmsir.",
    "Gunmen Kill Three Soldiers In Karval Checkpoint Attack As Governor Visits; Five Wounded, Police Say, Curfew Imposed.",
]
SHORT = [
    "Bomb kills 3 in Quetta",
    "Killed",
    "12 dead",
    "Mogadishu Hiraan Beledweyne",
    "Rebels attack army base",
    "2024-06-03",
    "!",
]
OTHERS = {
    "es": "Hombres armados mataron a tres soldados y dejaron cinco heridos en un ataque contra un puesto de control en el norte "
    "del país el martes, informó la policía.",
    "fr": "Des hommes armés ont tué trois soldats et blessé cinq autres lors d'une attaque contre un poste de contrôle dans le "
    "nord du pays mardi, a indiqué la police.",
    "de": "Bewaffnete haben am Dienstag bei einem Angriff auf einen Kontrollposten im Norden des Landes drei Soldaten getötet und "
    "fünf weitere verletzt, wie die Polizei mitteilte.",
    "nl": "Gewapende mannen hebben dinsdag bij een aanval op een controlepost in het noorden van het land drie soldaten gedood en "
    "vijf anderen gewond, aldus de politie.",
    "da": "Bevæbnede mænd har dræbt tre soldater og såret fem andre ved at angribe en kontrolpost i den nordlige del af landet, "
    "oplyser politiet, som siger, at det var det tredje angreb i regionen.",
    "pcm": "Gunmen don kill three soldiers and wound five for one attack wey dem carry out for checkpoint for north of di kontri "
    "on Tuesday, na so police tok. Nobody don claim say na dem do am.",
    "sw": "Watu wenye silaha waliwaua wanajeshi watatu na kuwajeruhi wengine watano katika shambulio dhidi ya kizuizi kaskazini "
    "mwa nchi siku ya Jumanne, polisi walisema.",
    "ar": "قتل ثلاثة جنود وأصيب خمسة في هجوم شنه مسلحون على نقطة تفتيش شمال البلاد يوم الثلاثاء حسبما أعلنت الشرطة.",
    "zh": "警方说，武装分子星期二袭击了该国北部的一个检查站，打死三名士兵，打伤五人。",
    "tr": "Polis, salı günü ülkenin kuzeyinde bir kontrol noktasına düzenlenen saldırıda silahlı kişilerin üç askeri öldürdüğünü ve "
    "beş kişiyi yaraladığını açıkladı.",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_passes_in_any_dress(text: str) -> None:
    assert language_of(text) in ("en", None)
    assert language_of(text * 20) in ("en", None)


@pytest.mark.parametrize("text", SHORT)
def test_a_short_text_is_taken_as_english_and_its_language_left_unknown(text: str) -> None:
    assert read_text(text).language is None


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_refused_by_name(language: str) -> None:
    with pytest.raises(NotEnglishError, match=rf"not in English \(detected: {language}\)") as caught:
        read_text(OTHERS[language])
    assert caught.value.language == language


def test_a_person_may_say_that_it_is_english() -> None:
    assert read_text(OTHERS["es"], options=ReadingOptions(any_language=True)).language == "en"
