"""The words that labels of a page are made of, in English and Chinese, by what they announce."""

from __future__ import annotations

# Field -> labels. Dates first: `issued` is the issuer's own day, `page-date` the page's.
DATE_LABELS = {
    "issued": (
        "成文日期|发文日期|发文时间|印发日期|签发日期|issue date|date of issue|issued on|issued"
        "|promulgation date|date of promulgation"
    ),
    "effective": "生效日期|实施日期|施行日期|effective date|effective from|date of effect",
    "repealed": "废止日期|失效日期|date of repeal|repealed on",
    "page-date": (
        "发布时间|信息时间|发布日期|公布日期|发表时间|上传时间|创建时间|发稿时间|时间"
        "|日期|添加时间"
        "|creat(?:e|ed|ion) ?(?:time|date|on)?|releas(?:e|ed) ?(?:time|date|on)?|date|time"
        "|publi(?:sh|shed|shing|cation) ?(?:time|date|on)?|post(?:ed)? ?(?:time|date|on)?"
        "|date posted"
        "|add(?:ed)? ?(?:time|date|on)|upload(?:ed)? ?(?:time|date|on)"
    ),
    "updated": (
        "更新时间|更新日期|修改时间|修正日期|最后更新|last (?:updated|modified)(?: on)?"
        "|updated?(?: time| on)?"
    ),
}
TEXT_LABELS = {
    "source": "信息来源|稿件来源|文章来源|来源|出处|source|from",
    "author": "责任编辑|作者|编辑|编校|撰稿|审核|供稿|author|editor|written by",
    "office": (
        "发文机关|发文机构|发布机构|发布机关|发文单位|制发机关|发布单位|公开责任部门"
        "|issuing authority|issuer"
    ),
    "number": "发文字号|文号|发文文号|document (?:number|no\\.?)",
    "name": "信息名称|法规名称|名称|标题",
    "index": (
        "索引号|法规体系|主题分类|主题词|公开类别|公开方式|有效性|时效性|体裁分类|服务对象|文件类型|关键词"
        "|所属主题|文章类型|内容分类|内容类别|法规类型|效力说明|效力|分类|keywords?|category|tags?|status|validity"
    ),
}
VIEWS = (
    "浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击数|点击量|点击率|点击次数|点击|访问次数|访问量"
    "|人气|views?|hits?"
    "|clicks?"
    "|page views|reads?|read times|number of views"
)
