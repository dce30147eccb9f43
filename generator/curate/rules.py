"""The line rules: what is chrome on any site, in English and Chinese, and why.

A rule looks at one line with its white space folded. None names a site or a company: what is
known of one site stands in its profile, content/sites/<host>.yml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.curate.parts import Hit, Reach, Segment, Site
from generator.text.sentences import count_words

_WHOLE, _ANYWHERE = True, False


@dataclass(frozen=True)
class Rule:
    """A kind of chrome."""

    name: str
    reason: str
    regex: re.Pattern[str]
    is_whole: bool = True
    """Whether the line must be that and nothing else."""
    reach: Reach = Reach.LINE
    limit: int = 40
    """Longer lines, in words, are never hit."""


def _rule(
    name: str,
    reason: str,
    *patterns: str,
    whole: bool = _WHOLE,
    reach: Reach = Reach.LINE,
    limit: int = 40,
) -> Rule:
    regex = re.compile(f"(?:{'|'.join(patterns)})", re.IGNORECASE)
    return Rule(name, reason, regex, whole, reach, limit)


RULES = (
    _rule(
        "breadcrumb",
        "says where the page stands on its site",
        r"(?:you are here|current (?:position|location)|your (?:position|location))\s*[:：]?.*",
        r"(?:您?现在的?位置|您的位置|当前的?位置|當前位置|您所在的位置|所在位置).*",
        r"(?:home|homepage|首页|首頁|主页|网站首页)\s*(?:[>»›/|\\-]|->|-&gt;|::).*",
        r"[^。.<]{1,24}(?:\s*(?:>+|»|›)\s*[^>»›。<]{1,40}){1,7}(?:>+|»|›)?",
        limit=30,
    ),
    _rule(
        "related",
        "heads a list of other pages",
        r"(?:related|recommended|similar|recent|latest|popular|hot|featured|trending|more)"
        r"\s(?:posts?|articles?|news|stories|content|products?|topics?|items|links|reading|pages"
        r"|documents?|information|recommendations?|reads?|resources?|publications?)(?: from .*)?",
        r"(?:相关|相關|推荐|推薦|热门|熱門|最新|更多|延伸)(?:的)?(?:新闻|新聞|文章|阅读|閱讀|链接|鏈接|連結"
        r"|信息|资讯|資訊|推荐|内容|稿件|报道|文档|政策|解读)(?:\s*(?:>+|更多|more))?[:：]?|猜你喜欢",
        r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in?).*",
        r"(?:more (?:from|in|on|like) .*|read next|further reading|most (?:read|popular"
        r"|viewed).*)",
        r"(?:\d+ )?(?:comments?|responses?|replies)(?: \(?\d+\)?)?|no comments.*"
        r"|\d+ thoughts on .*",
        r"(?:leave|post|write|add) a (?:comment|reply).*|join the (?:conversation|discussion).*"
        r"|发表评论|网友评论|我要评论|评论\(?\d*\)?|留言",
        r"about the authors?|关于作者|作者简介|don['’]t miss.*|popular (?:tags|categories)"
        r"|trending.*",
        r"(?:友情链接|友情連結|相关链接|网站链接|快速链接|热点专题|专题专栏|排行榜|点击排行)[:：]?",
        reach=Reach.STOP,
        limit=14,
    ),
    _rule(
        "page-turn",
        "leads to the previous or next page",
        r"(?:上一篇|下一篇|上一条|下一条|上一頁|下一頁|上一页|下一页|前一篇|后一篇)\s*(?:[:：].*"
        r"|[\s].*)?",
        r"(?:previous|next|prev)(?: (?:post|article|page|news|story|one))?\s*(?:[:：].*"
        r"|[»«→←>].*)?",
        r"(?:返回|回到)(?:顶部|列表|首页|上页|上一页)|back to (?:top|list|home|news).*|没有了",
        reach=Reach.STOP,
        limit=60,
    ),
    _rule(
        "page-tools",
        "is a button of the page",
        r"(?:【?\s*(?:字体|字号|字體|字號)\s*[:：]?\s*)[\s大中小特标准默认【】\[\]"
        r"|A+\-]*(?:打印.*)?",
        r"【?(?:我要)?(?:打印|列印)(?:本页|本文|页面|此页|文章)?】?|【?关闭(?:本页|窗口|页面"
        r"|此页)?】?|【?收藏(?:本页|本文)?】?"
        r"|打印本页\s*关闭窗口|【?大\s*】?\s*【?中\s*】?\s*【?小\s*】?|【\s*大\s+中\s+小\s*】.*",
        r"(?:print|close|font ?size|print this page|close (?:the )?window|text size|a\+|a-"
        r"|email this"
        r"|save|bookmark|download pdf|large medium small|big medium small"
        r"|listen)(?:\s*[:：].{0,30})?",
        r"(?:扫一扫.{0,20}|长按.{0,20}二维码.*|用手机打开.*|手机(?:查看|阅读|扫码).*"
        r"|扫描二维码.*|我要纠错|纠错|朗读)",
        limit=16,
    ),
    _rule(
        "share",
        "offers to share the page",
        r"share(?: (?:this|on|via|with|to|it)\b.*)?[:：]?|分享(?:到|至|本文|此文)?[:：]?.{0,40}",
        r"(?:(?:facebook|twitter|linkedin|pinterest|reddit|whatsapp|weibo|wechat|tumblr|telegram"
        r"|email|e-mail|instagram|youtube|微信|微博|新浪微博|腾讯微博|QQ空间|QQ好友|朋友圈"
        r"|人人网|豆瓣)"
        r"[\s,|/·]*)+",
        r"(?:tweet|pin it|like|follow us.*|copy link|复制链接)",
        limit=14,
    ),
    _rule(
        "views",
        "counts readers or votes",
        r"(?:浏览|阅读|点击|访问|人气)(?:次数|量|数)?\s*[:：]?\s*\d*\s*次?",
        r"(?:\d[\d,.]*k?\s+)?(?:views?|hits?|clicks?|shares?|likes?"
        r"|reads?)(?:\s*[:：]?\s*\d[\d,]*)?",
        r"\d+\s?-?\s?min(?:ute)?s?\.? read|reading time.*|read time.*",
        limit=8,
    ),
    _rule(
        "subscribe",
        "asks to follow, scan or subscribe",
        r"(?:follow|scan|subscribe)\b.*\b(?:code|account|wechat|qr|newsletter|channel|updates)\b.*",
        r"(?:subscribe|sign up|get (?:our|the) (?:latest|newsletter)).*|newsletters?"
        r"|stay (?:in touch|updated).*",
        r".{0,40}\b(?:QR code|scan the code)\b.{0,40}|(?:service|subscription"
        r"|official) (?:number|account)",
        r".{0,20}(?:关注|扫码|扫描).{0,20}(?:公众号|服务号|订阅号|微信|二维码|小程序).{0,20}",
        r"(?:官方)?(?:微信)?(?:公众号|服务号|订阅号|二维码|客户端|小程序|移动端|APP下载)",
        limit=30,
    ),
    _rule(
        "contact",
        "is the site's telephone, address or mail",
        r"(?:tel(?:ephone)?|phone|fax|hotline|mobile|e-?mail|address|add|head office|head ?quarters"
        r"|branch(?: office)?|subsidiary(?: company)?|post ?code|zip(?: code)?|p\.?\s?c\.?|qq"
        r"|wechat"
        r"|contact(?: us| person)?|website|web)\s*[:：].*",
        r"(?:电话|電話|联系电话|咨询电话|服务热线|客服热线|热线|全国热线|传真|傳真|邮箱|电子邮箱"
        r"|邮编|邮政编码|地址"
        r"|联系地址|公司地址|总部|总公司|分公司|子公司|联系人|联系我们|网址|投稿邮箱"
        r"|客服)\s*[:：].*",
        r"(?!(?:19|20)\d\d\s?[-/.]\s?\d)[\d\s()+\-、,/转]{7,60}",
        r"(?=.*\d)(?:.*\b(?:Road|Street|Avenue|District|Building|Block|Floor|Room|Tower|Plaza|City"
        r"|Province|No\.\s?\d+|\d+\s?/?\s?F)\b){3}[^.!?。]*\.?",
        reach=Reach.OUTSIDE,
        limit=45,
    ),
    _rule(
        "copyright",
        "is the site's imprint",
        r"©|\(c\) ?(?:19|20)\d\d|all rights reserved|copyright|版权所有|版權所有|ICP[备证備]"
        r"|公网安备"
        r"|网站标识码|网站声明|备案号|未经.{0,12}(?:许可|授权).{0,10}(?:转载|复制)|powered by",
        r"^(?:主办|主辦|承办|承辦|协办|技术支持|维护单位|网站管理|网站地图"
        r"|运维单位)(?:单位)?\s*[:：]|^网站地图|技术支持\s*[:：]",
        whole=_ANYWHERE,
        limit=45,
    ),
    _rule(
        "legal",
        "is a disclaimer or a privacy notice of the site",
        r"(?:免责声明|免責聲明|版权声明|特别声明|声明)\s*[:：].*|.*(?:本文|文章|内容)(?:来源于"
        r"|转载自|来自)(?:网络|互联网).*"
        r"|.*如有侵权.*(?:删除|联系).*|.*(?:仅代表作者|不代表本(?:站|网|平台)).*",
        r"disclaimer\s*[:：]?.*|(?:privacy policy|privacy|cookie policy|terms (?:of (?:use"
        r"|service)|and conditions)"
        r"|accessibility|sitemap|legal notice|imprint)(?:[\s|,·&]+.*)?",
        r".*\b(?:we|site|website) uses? cookies\b.*|.*accept (?:all )?cookies.*"
        r"|.*your email address will not.*"
        r"|.*(?:enable|disabled?|supports?) javascript.*|.*javascript (?:is|to be) .*",
        r".*\baffiliate (?:links?|commission)\b.*",
        reach=Reach.OUTSIDE,
        limit=80,
    ),
    _rule(
        "navigation",
        "is a link of the menu",
        r"(?:home ?page|home|首页|首頁|网站首页|menu|toggle navigation|open menu|close menu"
        r"|search(?: this site| the site)?[:：]?|搜索"
        r"|站内搜索|请输入关键字.*|skip to (?:main )?(?:content|navigation)|log ?in|log ?out"
        r"|sign ?(?:in|up|out)|register|my account"
        r"|登录|登錄|注册|註冊|退出|english|en|中文|简体中文|繁體中文|繁体|简体|无障碍(?:阅读"
        r"|浏览)?|长者模式|关怀版"
        r"|contact us|about us|联系我们|关于我们|news updates|news ?cent(?:er|re)|news"
        r"|read more.*|learn more"
        r"|查看更多|更多|more|更多\s*>*|categor(?:y|ies)|archives?|tags?|search results"
        r"|advertisement|sponsored)"
        r"\s*[>»›+|]*",
        limit=6,
    ),
    _rule(
        "empty-list",
        "says that a list has no entries",
        r"(?:there (?:is|are) )?(?:currently )?no (?:data|results?|content|records?"
        r"|comments?)(?: available| found| yet)?\.?",
        r"(?:暂无|没有|未找到)(?:数据|内容|相关(?:信息|内容|数据|新闻)?|评论|记录)[。！]?",
        limit=8,
    ),
    _rule(
        "byline",
        "names the page's author, editor or photographer",
        r"(?:by|written by|posted by|author|editor|edited by|reviewed by"
        r"|translated by)[:：]? [A-Z][\w.'’-]+(?: [A-Z&][\w.'’-]*){0,5}",
        r"[（(【\[]?(?:责任编辑|责编|编辑|作者|撰稿|审核|校对|供稿|记者|通讯员)\s*[:："
        r"|].{1,24}[)）】\]]?",
        r"(?:photo|image|picture|source|credit|photograph)s?(?: (?:credit|source|by"
        r"|courtesy).*)?\s*[:：].{1,60}",
        limit=12,
    ),
)

_SITE = Hit("site-chrome", "is listed in the site's profile as the site's own")


def match_rules(segments: Sequence[Segment], site: Site) -> dict[int, Hit]:
    """Index of each segment that fits a rule -> the first rule it fits."""
    hits: dict[int, Hit] = {}
    seen: dict[str, Hit | None] = {}
    for index, segment in enumerate(segments):
        if segment.text and segment.text not in seen:
            seen[segment.text] = _match(segment.text, site)
        if segment.text and (hit := seen[segment.text]):
            hits[index] = hit
    return hits


def _match(text: str, site: Site) -> Hit | None:
    if text in site.chrome:
        return _SITE
    if len(text) > 600:
        return None
    words = count_words(text)
    for rule in RULES:
        if words > rule.limit:
            continue
        if rule.regex.fullmatch(text) if rule.is_whole else rule.regex.search(text):
            return Hit(rule.name, rule.reason, rule.reach)
    return None
