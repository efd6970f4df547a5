"""Starting: the command's help and version, and the import, against an interpreter that does nothing."""

from measure import Row, processes

OPTIONS = ("--help", "--version")
IMPORT, USE = "import delais", "import delais; delais.compute"


def startup() -> list[Row]:
    """Whole processes; the fastest of many runs, the median beside it."""
    commands = (("-c", "pass"), *(("-m", "delais", option) for option in OPTIONS), ("-c", IMPORT), ("-c", USE))
    (bare, middle), *started, imported, used = processes(*commands)
    rows = [Row("python -c pass", "", _ms(bare, middle))]
    rows += [
        Row(
            f"delais {option}",
            _ms(best, median),
            "python -c pass",
            f"{bare / best:.2f}",
            "under 4 times it",
            best < 4 * bare,
        )
        for option, (best, median) in zip(OPTIONS, started, strict=True)
    ]
    added = imported[0] - bare
    rows.append(Row("import delais, added", _ms(added, imported[1] - middle), "", "", "under 30 ms", added < 0.030))
    rows.append(Row("import delais and first use of compute, added", _ms(used[0] - bare, used[1] - middle)))
    return rows


def _ms(best: float, median: float) -> str:
    return f"{1000 * best:.1f} ms (median {1000 * median:.1f} ms)"
