"""States and regions by their English and Chinese names: they tell bodies apart."""

from __future__ import annotations

import re

_PROVINCES = """
anhui 安徽|beijing 北京|chongqing 重庆 重慶|fujian 福建|gansu 甘肃 甘肅|guangdong 广东 廣東
guangxi 广西 廣西|guizhou 贵州 貴州|hainan 海南|hebei 河北|heilongjiang 黑龙江 黑龍江|henan 河南
hubei 湖北|hunan 湖南|inner-mongolia 内蒙古 內蒙古|jiangsu 江苏 江蘇|jiangxi 江西|jilin 吉林
liaoning 辽宁 遼寧|ningxia 宁夏 寧夏|qinghai 青海|shaanxi 陕西 陝西|shandong 山东 山東
shanghai 上海|shanxi 山西|sichuan 四川|tianjin 天津|tibet 西藏|xinjiang 新疆|yunnan 云南 雲南
zhejiang 浙江|shenzhen 深圳|guangzhou 广州 廣州|hangzhou 杭州|nanjing 南京|wuhan 武汉 武漢
chengdu 成都|suzhou 苏州 蘇州|xiamen 厦门 廈門|qingdao 青岛 青島|dalian 大连 大連|ningbo 宁波 寧波
xi'an 西安|changsha 长沙 長沙|zhengzhou 郑州 鄭州|jinan 济南 濟南|hefei 合肥|kunming 昆明
"""
_APART = """
taiwan taipei 台湾 台灣 臺灣 智慧财产 智慧財產 智慧財産|hong-kong hk hksar 香港
macao macau 澳门 澳門
"""
_STATES = """
japan japanese jpo 日本|korea korean kipo rok 韩国 韓國
united-states us usa u.s. american uspto 美国 美國
europe european eu epo euipo 欧盟 歐盟 欧洲 歐洲|france french 法国 法國|germany german 德国 德國
united-kingdom uk british ukipo 英国 英國|russia russian 俄罗斯 俄羅斯|india indian 印度
brazil brazilian 巴西|singapore ipos 新加坡|thailand thai 泰国 泰國|vietnam vietnamese 越南
canada canadian 加拿大|australia australian 澳大利亚 澳大利亞|switzerland swiss 瑞士
asean 东盟 東盟|africa african 非洲|brics 金砖 金磚|mexico mexican 墨西哥|spain spanish 西班牙
italy italian 意大利|malaysia malaysian 马来西亚 馬來西亞|indonesia indonesian 印度尼西亚 印度尼西亞
netherlands dutch 荷兰 荷蘭|sweden swedish 瑞典|poland polish 波兰 波蘭
croatia croatian 克罗地亚 克羅地亞|ukraine ukrainian 乌克兰 烏克蘭|kazakhstan 哈萨克斯坦 哈薩克斯坦
mongolia mongolian 蒙古国 蒙古國
philippines philippine 菲律宾 菲律賓|cambodia cambodian 柬埔寨|laos 老挝 老撾|myanmar 缅甸 緬甸
pakistan 巴基斯坦|israel israeli 以色列|egypt egyptian 埃及|argentina 阿根廷|chile chilean 智利
new-zealand 新西兰 新西蘭|south-africa 南非|saudi-arabia 沙特|uae emirati 阿联酋 阿聯酋
"""
_LONG = {
    "hong kong": "hong-kong",
    "inner mongolia": "inner-mongolia",
    "united states": "united-states",
    "united kingdom": "united-kingdom",
    "new zealand": "new-zealand",
    "south africa": "south-africa",
    "saudi arabia": "saudi-arabia",
}


def _by_name(*tables: str) -> dict[str, str]:
    names = dict(_LONG)
    for table in tables:
        for entry in table.replace("\n", "|").split("|"):
            key, *others = entry.split() or [""]
            names.update({name: key for name in (key, *others) if name})
    return names


_REGIONS = _by_name(_PROVINCES, _APART, _STATES)
_HAN_RE = re.compile("|".join(sorted((n for n in _REGIONS if not n.isascii()), key=len)[::-1]))
_WORD_RE = re.compile(
    r"(?<!\w)(?:"
    + "|".join(re.escape(n) for n in sorted((n for n in _REGIONS if n.isascii()), key=len)[::-1])
    + r")(?!\w)",
    re.IGNORECASE,
)
PROVINCES_HAN = "|".join(
    sorted({n for n in _by_name(_PROVINCES, _APART) if not n.isascii()}, key=lambda n: (-len(n), n))
)
"""Chinese names of provinces and large cities, as alternatives of a pattern."""


_ELSEWHERE = sorted(_by_name(_APART, _STATES), key=lambda name: (-len(name), name))
ELSEWHERE_ENGLISH = "|".join(
    # "US" and "UK" in capitals only; the rest as names are printed.
    name.upper() if len(name) < 4 else name.title()
    for name in _ELSEWHERE
    if name.isascii() and "-" not in name
)
"""Names and adjectives of states and regions that are not the mainland, as alternatives."""
ELSEWHERE_HAN = "|".join(name for name in _ELSEWHERE if not name.isascii())


def find_regions(text: str) -> frozenset[str]:
    """Keys of the states and regions that a name holds, by their English or Chinese names.

    China is none of them: that is where all of these notices come from. Names that are words of
    their own in small letters ("us") count only in capitals.
    """
    words = {
        _REGIONS[found[0].lower()]
        for found in _WORD_RE.finditer(text)
        if len(found[0]) > 3 or found[0].isupper()
    }
    return frozenset(words | {_REGIONS[found[0]] for found in _HAN_RE.finditer(text)})
