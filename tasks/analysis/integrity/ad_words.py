"""What advertisements in novels say, in Chinese and English."""

from __future__ import annotations

import re

# Looked up as they stand, by a plain search; a line without any of them is not looked at.
HINTS = (
    "http", "HTTP", "Http", "www", "WWW", ".com", ".COM", ".net", ".NET", ".org", ".cn", ".cc", ".info", "．com", "。com",
    "．ｃｏｍ", "ｃｏｍ", "ＣＯＭ", "ｎｅｔ", "txt", "TXT", "ｔｘｔ", "ＴＸＴ",
    "小说网", "小說網", "文学网", "文學網", "书城", "書城", "中文网", "中文網", "阅读网", "閱讀網", "天堂", "首发", "首發", "手打",
    "最新章节", "最新章節", "加入书架", "加入書架", "推荐票", "推薦票", "月票", "订阅", "訂閱", "收藏本站", "收藏本书", "书友群", "读者群",
    "QQ群", "公众号", "微信", "电子书", "電子書", "下载", "下載", "免费阅读", "免費閱讀", "更新最快", "本站", "本书由", "本書由",
    "更新时间", "本章字数", "全文字", "無彈窗", "无弹窗", "書友", "书友", "整理制作", "校对版", "章节内容开始", "版权", "侵权", "转载", "轉載",
    "ebook", "eBook", "Ebook", "E-book", "E-text", "Etext", "etext", "Gutenberg", "Scanned by", "OCR", "Downloaded from", "downloaded from",
    "Facebook", "Patreon", "Telegram", "@gmail",
)  # fmt: skip

SITE_NAMES = (
    "小说天堂", "小說天堂", "小说网", "小說網", "文学网", "文學網", "中文网", "中文網", "书城", "阅读网", "小说阅读网", "txt小说天堂",
    "电子书", "下载网", "书库", "读书网", "讀書網", "文库网", "小说城",
)  # fmt: skip


def _phrase(pattern: str, why: str) -> tuple[re.Pattern[str], str]:
    return re.compile(pattern), why


# Every quantifier is bounded: a line is read in linear time.
PHRASES: tuple[tuple[re.Pattern[str], str], ...] = (
    _phrase(r"手打(?:版|文字|组|團|团|小组|更新|吧)", "a site's note"),
    _phrase(r"(?:请|請|欢迎|歡迎|喜欢|喜歡|记得|記得)[^。！？\n]{0,16}(?:收藏|推荐|推薦|登陆|登录|访问|訪問|加入书架|加入書架|订阅)[^。！？\n]{0,24}", "a request to readers"),
    _phrase(r"求(?:月票|推荐票|推薦票|收藏|订阅|訂閱|打赏|鲜花|红票|点击)[^。，！？）)】\n]{0,30}", "a request to readers"),
    _phrase(r"(?:本书|本書|本文|本章|本站)(?:首发|首發|由[^。\n]{1,20}(?:整理|提供|制作|首发|上传|下载|收集))[^。，！？）)】\n]{0,30}", "a site's note"),
    _phrase(r"(?:更多|最新)[^。！？\n]{0,10}(?:小说|小說|章节|章節|电子书|精彩)[^。！？\n]{0,16}(?:请|尽在|盡在|就在|访问|下载|下載|登陆|百度)[^。，！？）)】\n]{0,30}", "a site's note"),
    _phrase(r"(?:免费|免費)(?:阅读|閱讀|下载|下載|电子书|TXT)[^。，！？）)】\n]{0,20}", "a site's note"),
    _phrase(r"(?i)(?:txt)?(?:电子书|電子書|全集|小说|小說)(?:免费|免費)?(?:下载|下載)[^。，！？）)】\n]{0,24}", "a site's note"),
    _phrase(r"(?:无弹窗|無彈窗|全文字(?:版|阅读)?|更新最快|最快更新)[^。，！？）)】\n]{0,24}", "a site's note"),
    _phrase(r"(?:书友|書友|读者|讀者|交流)?(?:QQ|Ｑ|扣扣)?群(?:号|號)?[:：]?\s?[\d０-９]{5,12}", "a chat group"),
    _phrase(r"(?:微信)?公众号[:：]?[^。，！？）)】\n]{0,20}", "a chat group"),
    _phrase(r"(?:更新时间|更新時間|本章字数|本章字數|发布时间)[:：]\s?[\d０-９][\d０-９\-/:： 年月日.]{0,30}", "a site's note on the chapter"),
    _phrase(r"-{2,12}章节内容开始-{2,12}", "a site's note on the chapter"),
    _phrase(r"(?:版权|版權)(?:归|歸|为|為|属)[^。，！？）)】\n]{0,30}", "a distributor's note"),
    _phrase(r"(?:转载|轉載)请?(?:保留|注明|註明)[^。，！？）)】\n]{0,20}", "a distributor's note"),
    _phrase(r"(?:如|若)?(?:侵犯|有侵)[^。，！？）)】\n]{0,20}版(?:权|權)[^。，！？）)】\n]{0,40}", "a distributor's note"),
    _phrase(r"(?:仅供|僅供)[^。，！？）)】\n]{0,16}(?:试读|交流|学习|欣赏|预览)[^。，！？）)】\n]{0,40}", "a distributor's note"),
    _phrase(r"(?i)(?:downloaded|scanned|ocr(?:ed)?|proofed|converted|uploaded)(?: and \w{1,12})? (?:from|by)[ :][^.\n]{1,60}", "a distributor's note"),
    _phrase(r"(?i)(?:this|more|free) (?:free )?e-?(?:book|text)s?\b[^.\n]{0,80}", "a distributor's note"),
    _phrase(r"(?i)project gutenberg[^.\n]{0,60}", "a distributor's note"),
    _phrase(r"(?i)(?:support|follow|join|find) (?:me|us|the author)[^.\n]{0,20}(?:patreon|facebook|twitter|telegram|discord)[^.\n]{0,40}", "a request to readers"),
)  # fmt: skip
