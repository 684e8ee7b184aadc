"""A word at each place of a picture, a sound or a film, where nobody sees it: the file and the place."""

import base64
import zlib

from tests.attachments import making as m
from tests.attachments.making import WORD

XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{WORD}</dc:creator></x:xmpmeta>'.encode()
COMMENT = b"UNICODE\0" + WORD.encode("utf-16-le")
PICTURES = {
    "a.jpg EXIF": (m.picture(exif=m.exif(artist=WORD)), "EXIF“Artist”"),
    "a.jpg user comment": (m.picture(exif=m.exif(comment=COMMENT)), "EXIF“UserComment”"),
    "a.jpg XMP": (m.jpeg_with(m.picture(), 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP), "XMP"),
    "a.jpg IPTC": (
        m.jpeg_with(
            m.picture(), 0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x50\0\x0b" + WORD.encode()
        ),
        "IPTC",
    ),
    "a.jpg comment": (m.jpeg_with(m.picture(), 0xFE, WORD.encode()), "图片注释"),
    "a.jpg behind": (m.picture() + WORD.encode(), "图片附带数据"),
    "a.png EXIF": (m.picture("PNG", exif=m.exif(artist=WORD)), "EXIF“Artist”"),
    "a.png text": (m.png_with(m.picture("PNG"), b"tEXt", b"Author\0" + WORD.encode()), "图片文字“Author”"),
    "a.png packed": (m.png_with(m.picture("PNG"), b"zTXt", b"A\0\0" + zlib.compress(WORD.encode())), "图片文字“A”"),
    "a.png XMP": (m.png_with(m.picture("PNG"), b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP), "XMP"),
    "a.png behind": (m.picture("PNG") + WORD.encode(), "图片附带数据"),
    "a.webp EXIF": (m.picture("WEBP", exif=m.exif(artist=WORD)), "EXIF“Artist”"),
    "a.webp XMP": (m.riff(m.picture("WEBP"), b"XMP ", XMP), "XMP"),
    "a.gif comment": (m.picture("GIF", comment=WORD.encode()), "图片注释"),
    "a.svg text": (f"<svg xmlns='http://www.w3.org/2000/svg'><metadata>{WORD}</metadata></svg>".encode(), "<metadata>"),
    "a.svg comment": (f"<svg><!-- {WORD} --><text>x</text></svg>".encode(), "注释"),
    "a.svg hidden": (f"<svg><g display='none'><text>{WORD}</text></g></svg>".encode(), "<text>"),
    "a.svg name": (f"<svg><g id='林{WORD}'/></svg>".encode(), "属性“id”"),
    "a.svg style": (f"<svg><style>/* {WORD} */</style></svg>".encode(), "<style>"),
    "a.svg picture": (
        b"<svg><image href='data:image/jpeg;base64,%b'/></svg>" % base64.b64encode(m.picture(exif=m.exif(artist=WORD))),
        "EXIF“Artist”",
    ),
    "a.png private": (m.png_with(m.picture("PNG"), b"prVW", WORD.encode()), "图片附带数据"),
    "a.png colours": (m.png_with(m.picture("PNG"), b"iCCP", b"x\0\0" + zlib.compress(WORD.encode())), "图片颜色配置"),
    "a.jpg second picture": (m.jpeg_with(m.picture(), 0xE2, b"MPF\0" + WORD.encode()), "图片附带数据"),
    "a.jpg colours": (m.jpeg_with(m.picture(), 0xE2, b"ICC_PROFILE\0\1\1" + WORD.encode()), "图片附带数据"),
    "a.mp3 tag": (b"ID3\x03\0\0\0\0\0\x20TPE1\0\0\0\x0c\0\0\0" + WORD.encode() + b"\0" * 20, "音频标签"),
    "a.mp4 box": (b"\0\0\0\x0cftypmp42\0\0\0\x24moov\0\0\0\x1cudta" + WORD.encode() + b"\0" * 9, "视频属性"),
}
