"""The keys of PDF dictionaries (ISO 32000-1), as far as text may stand under them or may not."""

LABELS = {
    "/Author": "文件属性“作者”",
    "/Creator": "文件属性“创建程序”",
    "/Producer": "文件属性“生成程序”",
    "/CreationDate": "文件属性“创建时间”",
    "/ModDate": "文件属性“修改时间”",
    "/Subject": "文件属性“主题”",
    "/Keywords": "文件属性“关键词”",
    "/Title": "标题或书签",
    "/Contents": "批注",
    "/RC": "批注",
    "/T": "批注作者或表单域名",
    "/TU": "表单域",
    "/V": "表单域",
    "/DV": "表单域",
    "/Opt": "表单域",
    "/F": "嵌入文件名",
    "/UF": "嵌入文件名",
    "/Desc": "嵌入文件说明",
    "/URI": "链接地址",
    "/JS": "脚本",
    "/XFA": "表单数据",
    "/Alt": "替代文字",
    "/ActualText": "替代文字",
    "/Name": "图层或签名人名称",
}
_WIRING = """
    /ID /O /U /OE /UE /Perms /Cert /CheckSum /Panose /CharSet /Registry /Ordering /Lookup /DA /DS /D /Lang /Headers
    /Limits /Dest /P /K /Pg /S /Type /Subtype /Parent /Kids /Resources /MediaBox /CropBox /Rect /Filter /Length /W
    /Font /XObject /ExtGState /ProcSet /BBox /Matrix /First /Last /Next /Prev /Count /ColorSpace /Annots /Border
    /StructParents /StructParent /Tabs /Group /ParentTree /StructTreeRoot /Root /Size /Pages /DecodeParms
"""
_NOTES = "/Text /FreeText /Highlight /Underline /Squiggly /StrikeOut /Stamp /Caret /Ink /Popup /FileAttachment"
PASSED = frozenset(_WIRING.split())
COMMENTS = frozenset(_NOTES.split())  # 12.5.6; links and form fields are none
TEXT_STREAMS = frozenset({"/JS", "/XFA", "/RC", "/RV", "/V"})
WITHOUT_TEXT = frozenset({"/Font", "/FontDescriptor", "/ExtGState", "/CIDFont"})
