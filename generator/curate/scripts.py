"""Rules are written in simplified Chinese and hold for traditional Chinese as well."""

from __future__ import annotations

import re

# Simplified characters of the rules, each followed by its traditional forms.
_PAIRS = (
    "专專 个個 为為 产產 仅僅 们們 众眾 会會 传傳 体體 关關 册冊 决決 准準 创創 删刪 别別 则則"
    " 划劃 办辦 务務 动動 协協 单單 厅廳 发發 号號 台臺 后後 员員 响響 团團 国國 图圖 场場 声聲"
    " 处處 备備 复復 头頭 实實 审審 对對 导導 将將 属屬 布佈 师師 库庫 应應 开開 当當 录錄 总總"
    " 户戶 执執 扫掃 护護 报報 择擇 据據 数數 无無 时時 暂暫 术術 机機 权權 条條 来來 构構 标標"
    " 栏欄 档檔 检檢 汇匯 浏瀏 点點 热熱 现現 电電 码碼 称稱 签簽 简簡 类類 纠糾 纲綱 细細 线線"
    " 络絡 级級 维維 编編 网網 联聯 腾騰 节節 荐薦 营營 见見 规規 览覽 计計 订訂 认認 讯訊 记記"
    " 许許 论論 访訪 证證 评評 识識 词詞 试試 话話 询詢 请請 读讀 责責 资資 转轉 载載 辑輯 输輸"
    " 过過 运運 进進 还還 连連 邮郵 里裡裏 链鏈 错錯 键鍵 长長 门門 闭閉 问問 间間 闻聞 阅閱 页頁"
    " 顶頂 项項 预預 题題 验驗 台臺 与與 书書 举舉 启啟 纪紀 财財 贸貿 农農 税稅"
    " 于於 系係繫 击擊 制製 范範 价價 优優 罚罰 状狀 议議 区區 华華 东東 兴興 边邊 达達 选選"
    " 万萬 严嚴 从從 亿億 况況 围圍 坚堅 确確 种種 积積 紧緊 组組 织織 经經 绕繞 续續 译譯 语語"
    " 说說 贯貫 辅輔 适適 领領 骤驟 彻徹 监監 极極 注註"
)
_FORMS = {pair[0]: pair for pair in _PAIRS.split()}


def both_scripts(pattern: str) -> str:
    """A regular expression in which each simplified character also stands for its traditional form.

    Lengths do not change: 通知 and "[条章节]" fit as many characters as before.
    """
    parts: list[str] = []
    is_class = is_escaped = False
    for character in pattern:
        forms = _FORMS.get(character, character)
        parts.append(forms if is_class or len(forms) == 1 else f"[{forms}]")
        if not is_escaped and character in "[]":
            is_class = character == "["
        is_escaped = character == "\\" and not is_escaped
    return "".join(parts)


def compile_both(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of `both_scripts`, compiled."""
    return re.compile(both_scripts(pattern), flags)
