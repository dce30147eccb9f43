"""The line rules: what is chrome on any site, in English and Chinese, and why.

A rule looks at one line with its white space folded. None names a site or a company: what is
known of one site stands in its profile, content/sites/<host>.yml. Chrome is made of labels, links
and buttons: a whole sentence is never chrome, unless the rule is about what sites say in
sentences. Chinese is written in simplified characters here and holds for traditional ones too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.curate.parts import Hit, Reach, Segment, Site
from generator.curate.scripts import compile_both
from generator.text.sentences import count_words, is_sentence

_WHOLE, _ANYWHERE = True, False
_SENTENCE = 5
"""Words from which a line that ends as a sentence is one."""
_COMPANY_RE = re.compile(r"\b(?:Ltd|Inc|Co|LLC|Corp)\.\Z")


@dataclass(frozen=True)
class Rule:
    """A kind of chrome."""

    name: str
    reason: str
    regex: re.Pattern[str]
    is_whole: bool = True
    """Whether the line must be that and nothing else."""
    in_sentences: bool = False
    """Whether it holds for whole sentences too."""
    reach: Reach = Reach.LINE
    limit: int = 40
    """Longer lines, in words, are never hit."""


def _rule(
    name: str,
    reason: str,
    *patterns: str,
    whole: bool = _WHOLE,
    in_sentences: bool = False,
    reach: Reach = Reach.LINE,
    limit: int = 40,
) -> Rule:
    regex = compile_both(f"(?:{'|'.join(patterns)})", re.IGNORECASE)
    return Rule(name, reason, regex, whole, in_sentences, reach, limit)


MENU_PATTERN = (
    r"(?:(?:home|about(?: us)?|company|team|services?|products?|solutions|industries|insights"
    r"|news(?: ?(?:cent(?:er|re)|room))?|media|events|careers|blog|contact(?: us)?|login|search"
    r"|faq|首页|关于我们|公司简介|新闻中心|服务项目|产品中心|联系我们|在线留言)\s*[|/·]?\s*\b){3,}"
)
"""Links of a menu, three or more in a row."""
IMPRINT_PATTERN = (
    r"(?:copyright\s*(?:©|@|\(c\)|(?:19|20)\d\d)|©\s?(?:19|20)\d\d|all rights reserved"
    r"|版权所有[:：])"
)
"""Where the imprint starts in a page on one line."""

_FOOT_WORDS = "页首|回顶部|重要告示|网页指南|important notices"
"""One of these stands in the row of links at the foot of a page."""

RULES = (
    _rule(
        "breadcrumb",
        "says where the page stands on its site",
        r"(?:you are here|current (?:position|location)|your (?:position|location)|location)\s*"
        r"(?:[:：].*|.*[>»›].*)?",
        r"(?:您?现在的?位置|您的位置|当前的?位置|您所在的位置|所在位置)\s*(?:是\s*)?"
        r"(?:[:：].*|.*[>»›].*|首页.*)?",
        r"(?:home|homepage|首页|主页|网站首页)(?:\s*(?:[>»›/|\\]|->|-&gt;|::)|\s-\s).*",
        r"[^。.<]{1,24}(?:\s*(?:>+|»|›)\s*[^>»›。<]{1,40}){1,7}(?:>+|»|›)?",
        limit=30,
    ),
    _rule(
        "related",
        "heads a list of other pages",
        r"(?:related|recommended|similar|recent|latest|popular|hot|featured|trending|more)"
        r"\s(?:posts?|articles?|news|stories|content|products?|topics?|items|links|reading|pages"
        r"|documents?|information|recommendations?|reads?|resources?|publications?)(?: from .*)?",
        r"(?:相关|推荐|热门|最新|更多|延伸|往期)(?:的)?(?:新闻|文章|阅读|链接|连结|信息|资讯|推荐"
        r"|内容|稿件|报道|文档|政策|解读|回顾)(?:\s*(?:>+|更多|more))?[:：]?|[猜为][你您](?:喜欢|推荐)|智能推荐"
        r"|喜欢此内容的人还.*",
        r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in?).*"
        r"|read (?:also|this next).*|see also[:：]?",
        r"related\s?[:：].+|(?:more (?:from|in|on|like) .*|read next|further reading"
        r"|most (?:read|popular|viewed).*|editor['’]?s['’]? picks?)",
        r"(?:\d+ |show |view |load )*(?:all |more )?(?:comments?|responses?|replies)(?: \(?\d+\)?)?"
        r"[:：]?"
        r"|no comments.*|(?:reply|report)(?: (?:delete|report|quote|share|link))+",
        r"\d+ thoughts on .*",
        r"(?:leave|post|write|add) a (?:comment|reply).*|join the (?:conversation|discussion).*"
        r"|发表评论|网友评论|我要评论|评论\(?\d*\)?|留言",
        r"about the authors?|关于作者|作者简介|don['’]t miss.*|popular (?:tags|categories)"
        r"|trending.*|about (?:the|this) (?:company|author|editor)s?|(?:recent|latest|older|newer"
        r"|featured|popular|more) (?:posts?|stories|news|articles|entries|comments?)",
        r"(?:相关)?(?:附件|附档|档案)下载\s?[:：]?|相关附件\s?[:：]?",
        r"(?:友情链接|友情连结)(?:[:：].*)?"
        r"|(?:相关链接|网站链接|快速链接|热点专题|专题专栏|排行榜|点击排行)[:：]?",
        reach=Reach.STOP,
        limit=14,
    ),
    _rule(
        "page-turn",
        "leads to the previous or next page",
        r"(?:上一篇|下一篇|上一条|下一条|上一个|下一个|上一页|下一页|前一篇|后一篇)\s*(?:[:：].*|[\s].*)?",
        r"(?:previous|next|prev|last)(?: (?:post|article|page|news|story|one))?\s*(?:[:：].*"
        r"|[»«→←>].*)?",
        r"(?:返回|回到)(?:顶部|列表|首页|上页|上一页)|back to (?:top|list|home|news).*|没有了",
        reach=Reach.STOP,
        limit=60,
    ),
    _rule(
        "end-mark",
        "says that the article ends",
        r"[-—–=\s]+(?:end|the end|完|全文完)[-—–=\s]+|[（(](?:完|全文完)[）)]",
        reach=Reach.STOP,
        limit=4,
    ),
    _rule(
        "page-tools",
        "is a button of the page",
        r"【?\s*(?:字体|字号)(?:大小)?\s*[:：]?[\sT大中小特超标准默认【】\[\]A+\-|/]*"
        r"(?:(?:打印|收藏|留言|分享|关闭)[\s|/【】]*)*",
        r"(?:【?(?:我要)?(?:打印|列印)(?:本页|本文|页面|此页|文章)?】?|【?关闭(?:本页|窗口|页面"
        r"|此页)?】?|【?收藏(?:本页|本文)?】?|\s)+"
        r"|【?大\s*】?\s*【?中\s*】?\s*【?小\s*】?|【\s*大\s+中\s+小\s*】.*",
        r"(?:print|close|font(?: ?size)?|print this page|close (?:the )?window|text size|a\+|a-"
        r"|email this"
        r"|save|bookmark|download pdf|large medium small|big medium small"
        r"|listen)(?:\s*[:：].{0,30})?",
        r"(?:扫一扫.{0,20}|长按.{0,20}二维码.*|用手机打开.*|手机(?:查看|阅读|扫码).*"
        r"|我要纠错|纠错|朗读|阅读原文|点个.{0,6}在看.*|在看|点赞)",
        limit=16,
    ),
    _rule(
        "page-tools",
        "asks whether the page was of use",
        r"(?:这条|这篇|本|该|此).{1,6}对您(?:是否)?有(?:所)?(?:帮助|用)吗?[？?]?"
        r"|有(?:帮助|用)[\s/|]*没(?:有)?(?:帮助|用)"
        r"|(?:was|is) this .{2,20} (?:helpful|useful)\s?\?.*",
        in_sentences=True,
        limit=16,
    ),
    _rule(
        "share",
        "offers to share the page",
        r"share(?: (?:this|it)\b.*| (?:post|page|article|story)"
        r"| (?:on|via|with|to) (?:friends|social media|face.*|twit.*|link.*|we.*))?[:：]?",
        r"分享(?:(?:到|至|本文|此文)?[:：].{0,40}|(?:到|至|本文|此文)[^，。；]{0,20})?",
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
        r".{0,40}\b(?:QR code|scan the code)\b.{0,40}|scan\b.*\b(?:mobile|phone|app)\b.*"
        r"|(?:service|subscription|official) (?:number|account)",
        r".{0,20}(?:关注|扫码|扫描).{0,20}(?:公众号|服务号|订阅号|微信|二维码|小程序).{0,20}"
        r"|点击上?方?蓝字.*",
        r"(?:官方)?(?:微信)?(?:公众号|服务号|订阅号|二维码|客户端|小程序|移动端|APP下载)",
        limit=30,
    ),
    _rule(
        "subscribe",
        "asks to pay or to sign up before the rest is read",
        r"(?:you(?:['’]ve| have) (?:read|reached|used|viewed) [^.]{0,40}\barticles?\b[^.]{0,30}"
        r"\.\s*)?(?:subscribe|sign (?:up|in)|log ?in|register) (?:now )?to"
        r" (?:continue|keep|finish) reading.*",
        r"(?:各位.{1,8}[:：])?[欢歡]迎您?(?:订阅|关注)[^，；]{0,30}|订阅(?:电子报|通讯|我们)",
        r"(?:登录|注册|订阅|付费)(?:后|即可|会员)?(?:后|即可)?(?:继续)?(?:阅读|查看)全文.*",
        in_sentences=True,
        limit=40,
    ),
    _rule(
        "contact",
        "is the site's telephone, address or mail",
        r"(?:tel(?:ephone)?|phone|fax|hotline|mobile|e-?mail|address|add|head office|head ?quarters"
        r"|branch(?: office)?|subsidiary(?: company)?|post ?code|zip(?: code)?|p\.?\s?c\.?|qq"
        r"|wechat"
        r"|contact(?: us| person)?|website|web)\s*[:：].*",
        r"(?:电话|联系电话|咨询电话|服务热线|客服热线|热线|全国热线|手机|传真|邮箱|电子邮箱"
        r"|邮编|邮政编码|地址"
        r"|联系地址|公司地址|总部|总公司|分公司|子公司|联系人|联系我们|网址|投稿邮箱"
        r"|客服)\s*[:：].*|在线客服|QQ咨询",
        r"(?!(?:19|20)\d\d\s?[-/.]\s?\d)[\d\s()+\-、,/转]{7,60}",
        r"(?=.*\d)(?:.*\b(?:Road|Street|Avenue|District|Building|Block|Floor|Room|Tower|Plaza|City"
        r"|Province|No\.\s?\d+|\d+\s?/?\s?F)\b){3}[^.!?。]*\.?",
        reach=Reach.OUTSIDE,
        limit=45,
    ),
    _rule(
        "copyright",
        "is the site's imprint",
        r"©\s?(?:(?:19|20)\d\d|[A-Z])|\(c\) ?(?:19|20)\d\d|all rights reserved"
        r"|copyright\s*(?:©|@|\(c\)|&copy;|(?:19|20)\d\d|[:：])|^copyright(?: .{1,40})?$",
        r"版权所有(?!人|者|权|的)|ICP[备证]\s?(?:案|字)?第?\s?\d|公网安备\s?\d*|网站标识码\s?[:：a-z\d]"
        r"|\bICP (?:No|Record|Filing|Registration|Prep(?:aration)?|Bei)\b"
        r"|website identification code|public (?:network )?security (?:bei|no)\b"
        r"|(?:新闻信息服务|视听节目|节目制作经营|电信业务经营)许可证"
        r"|网站备案号?[:：]|备案号\s?[:：]|(?:谢绝|严禁|禁止|请勿|不得)转载|未经.{0,12}(?:许可|授权)"
        r".{0,6}(?:不得|严禁|禁止|请勿|谢绝)(?:转载|复制)|^powered by",
        r"^网站地图|技术支持\s*[:：]",
        whole=_ANYWHERE,
        in_sentences=True,
        limit=45,
    ),
    _rule(
        "imprint",
        "names who runs the site",
        r"(?:主办|承办|协办|维护单位|网站管理|运维单位|运行维护)(?:单位)?\s*[:：].*",
        r"(?:sponsor(?:ed by)?|host(?:ed by|(?:ing)? unit)|undertaker)(?: unit)?\s*[:：].*",
        rf"(?=.*(?:{_FOOT_WORDS}))[^|。.]{{2,24}}(?:\s\|\s[^|。]{{2,24}}){{2,8}}",
        r"(?=\S+\s)(?:[^\s，。；：]{2,12}\s+)*(?:关于我们|网站声明|网站地图|联系我们)(?:\s+[^\s，。；：]{2,12})*",
        reach=Reach.OUTSIDE,
        limit=45,
    ),
    _rule(
        "legal",
        "is a disclaimer or a privacy notice of the site",
        r"(?:免责声明|版权声明|特别声明|声明)\s*[:：].*|.*(?:本文|文章|内容)(?:来源于"
        r"|转载自|来自)(?:网络|互联网).*"
        r"|.*如有侵权.*(?:删除|联系).*|.*(?:仅代表作者|不代表本(?:站|网|平台)).*"
        r"|(?:私隐政策|隐私政策|免责声明|网站地图)(?:[\s|,·&]+.*)?",
        r"(?:legal )?disclaimer\s*[:：]?.*|(?:privacy policy|privacy|cookie policy"
        r"|terms (?:of (?:use|service)|and conditions)"
        r"|accessibility|sitemap|legal notice|imprint)(?:[\s|,·&]+.*)?",
        r"(?:statement|note)\s*[:：].*\b(?:internet|network|infring\w+|reprint\w*|delete)\b.*",
        r"[（(]?(?:original (?:link|text|article|source)|原文(?:链接|地址|网址))\s*[:：].*",
        r".*\b(?:we|site|website) uses? cookies\b.*|.*accept (?:all )?cookies.*"
        r"|.*your email address will not.*"
        r"|.*(?:enable|disabled?|supports?) javascript.*|.*javascript (?:is|to be) .*",
        r".*\baffiliate (?:links?|commission)\b.*",
        in_sentences=True,
        reach=Reach.OUTSIDE,
        limit=80,
    ),
    _rule(
        "navigation",
        "is a link of the menu",
        r"(?:home ?page|home|首页|网站首页|menu|toggle navigation|open menu|close menu"
        r"|search(?: this site| the site)?[:：]?|搜索"
        r"|站内搜索|请输入关键字.*|skip to (?:main )?(?:content|navigation)|log ?in|log ?out"
        r"|sign ?(?:in|up|out)|register|my account"
        r"|登录|登入|注册|退出|english|en|中文|简体中文|繁體中文|繁体|简体|无障碍(?:阅读"
        r"|浏览)?|长者模式|关怀版"
        r"|contact us|about us|联系我们|关于我们|新闻中心|news updates|news ?cent(?:er|re)|news"
        r"|read more.*|learn more"
        r"|查看更多|更多|more|更多\s*>*|categor(?:y|ies)|archives?|tags?|search results"
        r"|advertisement|sponsored|accept all|reject all)"
        r"\s*[>»›+|]*",
        MENU_PATTERN,
        limit=12,
    ),
    _rule(
        "empty-list",
        "says that a list has no entries",
        r"(?:there (?:is|are) )?(?:currently )?no (?:data|results?|content|records?"
        r"|comments?)(?: available| found| yet)?\.?",
        r"(?:暂无|没有|未找到)(?:数据|内容|相关(?:信息|内容|数据|新闻)?|评论|记录)[。！]?",
        in_sentences=True,
        limit=8,
    ),
    _rule(
        "tags",
        "files the page under words",
        r"(?:tags?|tagged(?: (?:with|as))?|filed under|posted in)\s?[:：].*"
        r"|(?:filed under|posted in|tagged) .*",
        r"标签\s?[:：].*",
        limit=25,
    ),
    _rule(
        "byline",
        "names the page's author, editor or photographer",
        r"(?:by|written by|posted by|author|editor|edited by|reviewed by"
        r"|translated by)[:：]? [A-Z][\w.'’-]+(?: [A-Z&][\w.'’-]*){0,5}(?:\s*\|[^|.]{0,40})*",
        r"[（(【\[]?(?:责任编辑|责编|编辑|作者|撰稿|审核|校对|供稿|记者|通讯员)\s*[:：|]"
        r"[^，。；]{1,24}[)）】\]]?|原创\s.{1,40}",
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
    is_said = words >= _SENTENCE and is_sentence(text) and not _COMPANY_RE.search(text)
    for rule in RULES:
        if words > rule.limit or (is_said and not rule.in_sentences):
            continue
        if rule.regex.fullmatch(text) if rule.is_whole else rule.regex.search(text):
            return Hit(rule.name, rule.reason, rule.reach)
    return None
