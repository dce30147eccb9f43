"""Line rules: what is chrome, and what only looks like it."""

from __future__ import annotations

import pytest

from generator.curate.labels import cut_at_labels, find_labels
from generator.curate.parts import Segment, Site
from generator.curate.rules import match_rules

CHROME = {
    "breadcrumb": [
        "You are here: Home Media Room",
        "Home > News > Policy",
        "您现在的位置：首页 > 政务 > 通知公告",
        "首页 » 资讯",
    ],
    "related": [
        "Related News",
        "相关新闻",
        "往期推荐",
        "Editor's picks",
        "友情链接：某网",
        "相关阅读：",
        "You may also like",
        "Leave a comment",
        "12 comments:",
        "Reply Delete",
        "About the company",
    ],
    "tags": ["Filed under: Patents, Courts", "Tags: notice, 2023", "标签：专利 商标"],
    "page-turn": ["上一篇：关于举办培训班的通知", "Previous: Notice on fees", "Next »", "返回顶部"],
    "page-tools": [
        "Was this page helpful?",
        "这篇文章对您有帮助吗？",
        "字号：大 中 小",
        "字号：默认 大 超大|打印|收藏|留言||",
        "【字体：大 中 小】 【打印】 【关闭】",
        "【打印】 【关闭】",
        "【打印】",
        "打印本页",
        "关闭窗口",
        "Print",
        "大 中 小",
    ],
    "share": ["分享到：微信 微博", "Share this:", "Facebook", "Facebook Twitter LinkedIn"],
    "views": ["浏览次数：311", "Views: 12", "3 min read"],
    "subscribe": [
        "You have read 2 of 3 free articles this month. Subscribe to continue reading.",
        "欢迎关注我们的公众号",
        "登录后继续阅读全文",
        "扫码关注微信公众号",
        "Follow the official account by code",
        "Service Number",
    ],
    "contact": [
        "Telephone:+86-755-82566227、82566717",
        "联系电话：010-62083114",
        "13 / F, Building 14, Example Park, No. 8 Golf Avenue, Longhua District, Shenzhen",
    ],
    "copyright": [
        "Copyright ©2016 Example",
        "版权所有 某公司 | 粤ICP备2021174526号",
        "Copyright @ 2020 Example Committee",
        "本站内容未经许可，禁止转载。",
    ],
    "imprint": ["主办单位：某局", "某某网 关于我们 网站地图"],
    "end-mark": ["- END -", "（完）"],
    "navigation": [
        "Home About Us Services News Contact",
        "Home",
        "登录",
        "NEWS CENTER",
        "Read more",
        "更多>>",
    ],
    "empty-list": ["There is currently no data available", "暂无数据"],
    "byline": [
        "责任编辑：小王",
        "By Jane Smith",
        "By Li Ming | Example Daily |",
        "原创 某某 2022-03-16",
    ],
    "legal": [
        "Statement: The article comes from the Internet. If it infringes, we delete it.",
        "(Original link: http://example.com/1.html)",
        "Privacy Policy | Terms of Use",
        "免责声明：本文仅供参考",
    ],
}
TRADITIONAL = {
    "breadcrumb": "當前位置：首頁 > 新聞",
    "related": "相關鏈接",
    "page-turn": "返回頂部",
    "views": "瀏覽次數：12",
    "contact": "聯繫電話：02-1234567",
    "copyright": "版權所有 某公司",
    "navigation": "關於我們",
}
BODY = [
    "国家知识产权局",
    "2021-03-12",
    "2021年3月12日",
    "To all bureaus:",
    "附件：1.名单",
    "1. Improve the home market",
    "Search and seizure of forged seals is carried out by the police.",
    "The Office shares the results with all bureaus; see Article 5 > paragraph 2.",
    "各地要关注企业需求，扫清障碍，建立联系机制。",
    "（此件公开发布）",
    "二、工作要求",
    "Next, the bureaus report their results.",
    "Print media are told as well.",
    "Copies > 10 are kept <b>apart</b>",
    "2. Strengthen copyright protection in key areas.",
    "The National Copyright Administration shall publish the list of pirated works.",
    "未经著作权人许可复制发行其作品的",
    "各机构应当在网站首页标明备案号。",
    "Trains powered by electricity are exempt.",
    "Home-grown brands shall be protected.",
    "所在位置发生变更的，应当办理变更登记。",
    "分享经验做法，推广典型案例。",
    "Share with all bureaus the results of inspections.",
    "审核：30日内，完成审查。",
    "请扫描二维码填写回执，于3月1日前报送。",
    "Follow up on the account of the agency within ten days.",
    "Reply",
    "Report",
    "Agencies shall subscribe to the code and register to practise.",
    "欢迎社会各界监督，并关注工作进展。",
    "Labels of goods are inspected.",
    "See also Article 12 of the Measures.",
    "Telephone reporting: 12345 is the hotline for reports of agencies in all provinces.",
    "Next: the provinces report their results to the Office.",
    "Search results obtained from third parties shall not be accepted as evidence.",
]


def hit(text: str) -> str:
    found = match_rules([Segment(1, 0, len(text), text)], Site())
    return found[0].rule if found else ""


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in CHROME.items() for text in texts]
)
def test_chrome(rule: str, text: str) -> None:
    """A line of a site's furniture fits the rule that names it."""
    assert hit(text) == rule


@pytest.mark.parametrize(("rule", "text"), TRADITIONAL.items(), ids=TRADITIONAL)
def test_traditional(rule: str, text: str) -> None:
    """A rule written in simplified characters holds for traditional ones."""
    assert hit(text) == rule


@pytest.mark.parametrize("text", BODY)
def test_body(text: str) -> None:
    """A line that a notice may hold fits no rule."""
    assert hit(text) == ""


def test_site_profile() -> None:
    """A line of the site's profile is chrome there, white space folded."""
    segment = Segment(1, 0, 10, "Our motto for you")
    hits = match_rules([segment], Site(chrome=frozenset({"Our motto for you"})))
    assert hits[0].rule == "site-chrome"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Release Time:", "2022-06-21"], ["page-date:", "page-date:2022-06-21"]),
        (["Create Time:2021-03-30"], ["page-date:2021-03-30"]),
        (["发布时间：2021-03-18 09:30"], ["page-date:2021-03-18 09:30"]),
        (["[发布日期：2021年3月18日]"], ["page-date:2021年3月18日"]),
        (["索 引 号：", "000014349/2021-00101"], ["index:", "index:000014349/2021-00101"]),
        (["成文日期：2021年10月09日"], ["issued:2021年10月09日"]),
        (["国知发运字〔2021〕12号"], ["number:国知发运字〔2021〕12号"]),
        (["（国发〔2021〕20号）"], ["number:国发〔2021〕20号"]),
        (["第四一一号"], ["number:第四一一号"]),
        (["（第六一二号）"], ["number:第六一二号"]),
        (["（2025年第3号）"], ["number:2025年第3号"]),
        (["国家知识产权局公告（第612号）"], ["number:国家知识产权局公告（第612号）"]),
        (["國知發保字〔2021〕1號"], ["number:國知發保字〔2021〕1號"]),
        (["2022年第17号"], ["number:2022年第17号"]),
        (["發文字號：智法字第11318600120號"], ["number:智法字第11318600120號"]),
        (["發文日期：中華民國113年3月4日"], ["issued:中華民國113年3月4日"]),
        (
            ["主题分类", "知识产权", "成文日期", "2023年3月1日", "标题", "关于收费的通知"],
            [
                "index:",
                "index:知识产权",
                "issued:",
                "issued:2023年3月1日",
                "name:",
                "name:关于收费的通知",
            ],
        ),
        (["标题", "关于收费的通知"], ["", ""]),
        (["2021-12-28 10:00:00"], ["page-date:2021-12-28 10:00:00"]),
        (["国家知识产权局", "2021年12月28日"], ["", ""]),
        (["The Office inspects all agencies in the year.", "2021-12-28"], ["", ""]),
        (["Author:", "Date: 2020-04-13"], ["", "page-date:2020-04-13"]),
        (["Announcement No. 411"], ["number:Announcement No. 411"]),
        (["来源：中国知识产权报"], ["source:中国知识产权报"]),
        (["Source: China Daily"], ["source:China Daily"]),
        (["Time passes: nobody waits."], [""]),
        (["Release Time:", "The Office has decided to inspect all."], ["", ""]),
        (["时间安排：2021年3月至12月开展检查。"], [""]),
        (["依据国知发运字〔2021〕12号文件执行"], [""]),
    ],
)
def test_labels(lines: list[str], expected: list[str]) -> None:
    """A label is read with its value, also where that stands on the next line."""
    found = find_labels([Segment(n, 0, len(text), text) for n, text in enumerate(lines, 1)])
    shown = [f"{found[i].field}:{found[i].value}" if i in found else "" for i in range(len(lines))]
    assert shown == expected


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("来源：条法司 发布时间：2021-03-18 浏览次数：12", 3),
        ("Time: 2023-05-06 Source: Market News Views: 311", 3),
        ("关于印发方案的通知 发布时间：2022-01-20 各省、自治区：", 3),
        ("The meeting took place on 2021-03-18 at the Office.", 1),
        ("联系人：张三 电话：010-62080000", 1),
        ("The Measures, published on 2021-03-12, apply to all.", 1),
        ("Agencies are punished for acts of one category: forgery", 1),
        ("Reports are due by the Date: 2021-03-12, after which none is taken.", 1),
        ("一、会议时间：2021年3月12日 地点：北京", 1),
    ],
)
def test_cut_at_labels(line: str, parts: int) -> None:
    """Labels are cut out of a line; the parts are the line."""
    spans = cut_at_labels(line)
    assert "".join(line[start:end] for start, end in spans) == line
    assert len(spans) == parts
