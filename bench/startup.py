"""Starting: the command's help and version, and the import, against an interpreter that does nothing."""

from measure import Row, process


def startup() -> list[Row]:
    """Whole processes; the fastest of many runs, the median beside it."""
    bare, bare_median = process("-c", "pass")
    rows = [Row("python -c pass", "", f"{_ms(bare)} (median {_ms(bare_median)})")]
    for option in ("--help", "--version"):
        best, median = process("-m", "delais", option)
        rows.append(
            Row(
                f"delais {option}",
                f"{_ms(best)} (median {_ms(median)})",
                "python -c pass",
                f"{bare / best:.2f}",
                "under 4 times it",
                best < 4 * bare,
            )
        )
    best, median = process("-c", "import delais")
    added = best - bare
    rows.append(
        Row(
            "import delais, added",
            f"{_ms(added)} (median {_ms(median - bare_median)})",
            "",
            "",
            "under 30 ms",
            added < 0.030,
        )
    )
    used, _ = process("-c", "import delais; delais.compute")
    rows.append(Row("import delais and first use of compute, added", _ms(used - bare)))
    return rows


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.1f} ms"
