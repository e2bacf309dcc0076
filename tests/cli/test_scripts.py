"""Text that is right in other scripts is left alone."""
# ruff: noqa: E501

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run
from .test_configuration import write

CONFIGURATION = (
    '[[collections]]\nname = "a"\ninclude = ["*.md"]\nschema = "none"\n'
    'select = ["text", "bullet", "heading", "link"]\n'
)


@pytest.mark.parametrize(
    "body",
    [
        "## פעילויות\n\n* שיפור גישה למים\u200f.\n* פיתוח (USAID)\u200e תוכניות.\n",
        "## الأنشطة\n\n* تحسين الوصول إلى المياه\u061c.\n* ماذا نفعل؟\n\nنص عربي، وفيه فاصلة؛ ونهاية.\n",
        "## فعالیت‌ها\n\n* می‌خواهیم آب را بهبود دهیم.\n* آیا آماده‌اید؟\n",
        "## กิจกรรม\n\n* พัฒนาระบบน้ำ\n* อบรมเจ้าหน้าที่\n\nภาษาไทย\u200bไม่มี\u200bช่องว่าง เร็วๆ นี้\n",
        "## 活動\n\n* 井戸を掘る。\n* 人を育てる！\n\n詳しくは：\n\n* こちら。\n\n「本当？」はいはい、そうです。\n",
        "## 活动\n\n* 改善供水。\n* 培训人员！\n\n请参阅：\n\n* 报告。\n\n他说：“好的。”看看，天天向上。\n",
        "## गतिविधियाँ\n\n* पानी की पहुँच सुधारना।\n* प्रशिक्षण देना।\n\nधीरे धीरे काम हुआ। क्\u200dष और क्\u200cष।\n",
        "## Заходи\n\n* Поліпшити доступ.\n* Об’єднати громади.\n\nМ\u2019ята та «цитата» — гаразд.\n",
        "## Δράσεις\n\n* Βελτίωση πρόσβασης.\n* Τι κάνουμε;\n\nΗ λέξη· και άλλη.\n",
        "## Actes\n\n* Améliorer l’accès\u202f!\n* Former 40\u202f000 agents.\n\n«\u00a0Oui\u00a0»\u00a0: nous nous levons\u202f;\n",
    ],
)
def test_what_is_right(profilelint: Run, tmp_path: Path, body: str) -> None:
    write(tmp_path / "profilelint.toml", CONFIGURATION)
    write(tmp_path / "a.md", f"---\ntitle: A\n---\n\n{body}")
    printed = json.loads(profilelint("check", "--report", "json").stdout)
    assert printed["findings"] == []
