"""What a chart of amounts says where all are the same."""

import danvan_data as dv
from danvan_data.exhibits.economy import money
from danvan_data.measures.economy import returns


def test_of_equal_amounts_none_is_the_largest(tmp_path):
    lines = [f"{at},Trồng bưởi {at},Kinh tế,Hội Nông dân,thu nhập 300-500 triệu đồng/ha/năm" for at in range(1, 5)]
    head = "STT,Tên mô hình dân vận khéo,Lĩnh vực,Đơn vị,Kết quả"
    (tmp_path / "dang_ky.csv").write_text("\n".join([head, *lines]), encoding="utf-8")
    own = dv.load(tmp_path)
    rows = returns.per_hectare(returns.money(returns.figures(own.models, own.outcomes)), own.benchmarks)
    said = money.hectare(rows, own, len(own.models), period="year").finding
    assert said.endswith("đều là 300–500 triệu đồng") and "lớn nhất" not in said
