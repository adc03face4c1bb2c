"""Which candidates are turns: the whole file is the witness.

A label counts by its form, by how often it occurs and by its company. The family of markers that explains most
turns leads; other families may only repeat its speakers or name roles.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from interview_coder.ingest.layouts.labels import Quality, is_phrase, quality
from interview_coder.ingest.layouts.markers import Family, Marker
from interview_coder.ingest.names import is_full_name, is_sign
from interview_coder.ingest.roles import known_role

_OFTEN = 3
_FEW = 2
_MEETING = 10
_MOSTLY = 0.8
_QUESTION_AND_ANSWER = frozenset("qa")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The markers that are turns, by line, and the family that leads; no family where nobody is named."""

    markers: Mapping[int, Marker]
    leading: Family | None
    sections: Collection[int] = ()
    doubtful: tuple[Marker, ...] = ()


def weigh(markers: Mapping[int, Marker], known: Collection[str], lasts: Collection[int] = ()) -> Evidence:
    """Choose among the candidates of one file.

    Args:
        markers: Candidates by line.
        known: Keys of labels that the user named as speakers.
        lasts: Lines that nothing unmarked follows, so that a label alone there would have no words.
    """
    families: dict[Family, list[Marker]] = {family: [] for family in Family}
    for marker in markers.values():
        if marker.key:
            families[marker.family].append(marker)
    accepted = {family: _accepted(family, own, known, lasts) for family, own in families.items() if own}
    leading = _leading(accepted)
    if leading is None:
        return Evidence({}, None)
    keys = {marker.key for marker in accepted[leading]}
    chosen = {marker.line: marker for marker in accepted[leading]}
    for marker in markers.values():
        if marker.family is not leading and marker.key and _may_follow(leading, marker, keys, known):
            chosen[marker.line] = marker
    sections = _sections(leading, markers.values(), chosen)
    timed = {line: marker for line, marker in _time_only(markers.values(), chosen) if line not in sections}
    doubtful = tuple(m for m in markers.values() if m.family is leading and m.line not in chosen and _is_doubtful(m))
    return Evidence(dict(sorted((chosen | timed).items())), leading, sections, doubtful)


def beside_times(markers: Mapping[int, Marker]) -> dict[int, Marker]:
    """Return the candidates; a label right below or above a line that is only a time counts as one with a time."""
    result = dict(markers)
    n_lone = sum(map(is_lone_time, markers.values()))
    if not n_lone:
        return result
    above: list[Marker] = []
    for line, marker in markers.items():
        if marker.heading or marker.has_time:
            continue
        time = markers.get(line + 1)
        if is_lone_time(markers.get(line - 1)):
            result[line] = marker._replace(family=Family.TIMED) if marker.colon else marker
        elif marker.family is Family.ALONE and time is not None and is_lone_time(time):
            timed = marker._replace(family=Family.TIMED, time=time.time, words=time.words)
            above.append(timed._replace(is_empty=False, colon=True))
    if len(above) >= max(_FEW, _MOSTLY * n_lone):
        for marker in above:
            result[marker.line] = marker
            del result[marker.line + 1]
    return result


def is_lone_time(marker: Marker | None) -> bool:
    """Tell whether a line is a time and nothing else."""
    return marker is not None and marker.family is Family.TIME and marker.is_empty


def _accepted(family: Family, own: list[Marker], known: Collection[str], lasts: Collection[int]) -> list[Marker]:
    counts = Counter(marker.key for marker in own)
    judge = _JUDGES[family]
    company = _Company(own, counts, lasts)
    return [marker for marker in own if marker.key in known or judge(marker, company)]


class _Company:
    """What the other candidates of the same family say."""

    def __init__(self, own: list[Marker], counts: Counter[str], lasts: Collection[int]) -> None:
        self.counts = counts
        self.n_named = sum(count for key, count in counts.items() if quality(key) >= Quality.NAME)
        self.n_roles = sum(count for key, count in counts.items() if quality(key) >= Quality.NUMBERED)
        self.n_keys = len(counts)
        self.repeated = any(count >= _FEW for key, count in counts.items() if quality(key) > Quality.NOBODY)
        sides = {known_role(key) for key in counts if quality(key) >= Quality.SIGN}
        names = [key for key, count in counts.items() if quality(key) is Quality.NAME and count >= _FEW]
        self.is_meeting = len(names) >= _OFTEN and sum(counts[key] for key in names) >= _MEETING
        self.is_repetitive = sum(counts[key] for key in names) > _OFTEN
        self.n_described = sum(key.endswith(")") for key in names)
        signs = [key for key in counts if is_sign(key) and key not in _QUESTION_AND_ANSWER]
        enough = _FEW if any("-" in key for key in signs) else _OFTEN
        self.has_signs = len(signs) >= enough and any(counts[key] >= _FEW for key in signs)
        self.has_both_sides = {"interviewer", "participant"} <= sides
        self.n_without_words = Counter(marker.key for marker in own if not marker.colon and marker.line in lasts)

    def count(self, marker: Marker) -> int:
        return self.counts[marker.key]

    def vouches_for(self, marker: Marker) -> bool:
        """Tell whether a name that occurs once is of the kind that others in the file are."""
        if marker.key.endswith(")"):
            return self.n_described > 0
        return (self.is_meeting and is_full_name(marker.key)) or (self.has_signs and is_sign(marker.key))

    def stands_over_words(self, marker: Marker) -> bool:
        """Tell whether a label without colon has words under it, nearly each time."""
        return self.n_without_words[marker.key] <= (1 - _MOSTLY) * self.count(marker)


def _judge_tag(marker: Marker, company: _Company) -> bool:
    del marker, company
    return True


def _judge_heading(marker: Marker, company: _Company) -> bool:
    level = quality(marker.key)
    if marker.colon and marker.is_empty:
        return not is_phrase(marker.key) and (
            company.repeated
            or level >= Quality.NUMBERED
            or (level is Quality.NAME and company.n_named + company.n_roles >= _FEW)
        )
    if not marker.colon:
        return company.count(marker) >= (_FEW if level >= Quality.NAME else _OFTEN) and level > Quality.NOBODY
    return level >= Quality.NUMBERED and company.count(marker) >= _FEW


def _judge_timed(marker: Marker, company: _Company) -> bool:
    level = quality(marker.key)
    if level >= Quality.NUMBERED:
        return True
    if level is Quality.NOBODY or (not marker.colon and marker.time_first and not company.stands_over_words(marker)):
        return False
    if not marker.is_empty and not marker.colon and not marker.bracketed_time:
        return company.count(marker) >= _OFTEN
    if level is Quality.NAME:
        return company.count(marker) >= _FEW or company.n_named >= _FEW
    return company.count(marker) >= _FEW


def _judge_bold(marker: Marker, company: _Company) -> bool:
    level = quality(marker.key)
    if not marker.colon and not marker.is_empty:
        return False
    if level >= Quality.NUMBERED:
        return company.n_roles >= _FEW
    if not marker.colon:
        return level is Quality.NAME and company.count(marker) >= _OFTEN
    if level is Quality.NAME and company.is_repetitive:
        return True
    return level > Quality.NOBODY and company.count(marker) >= _FEW


def _judge_bracket(marker: Marker, company: _Company) -> bool:
    level = quality(marker.key)
    if marker.key.startswith(("id", "编号", "样本", "个案")):
        return company.n_keys >= _FEW
    if level >= Quality.NUMBERED:
        return company.n_roles >= _FEW
    return level is Quality.NAME and (company.count(marker) >= _FEW or company.vouches_for(marker))


def _judge_plain(marker: Marker, company: _Company) -> bool:
    level, count = quality(marker.key), company.count(marker)
    if level >= Quality.NUMBERED:
        return company.n_roles >= _FEW or (level is Quality.ROLE and company.n_named >= _FEW)
    if level is Quality.NAME:
        return count >= _FEW or company.vouches_for(marker)
    if level is Quality.NOBODY or company.has_both_sides:
        return False
    return count >= _OFTEN or (count >= _FEW and company.n_keys >= _FEW)


def _judge_loose(marker: Marker, company: _Company) -> bool:
    del marker
    return company.has_both_sides and company.n_roles >= _OFTEN


def _judge_alone(marker: Marker, company: _Company) -> bool:
    level = quality(marker.key)
    return level >= Quality.NUMBERED and company.n_roles > _FEW and company.stands_over_words(marker)


def _judge_time(marker: Marker, company: _Company) -> bool:
    del marker, company
    return False


_JUDGES = {
    Family.TAG: _judge_tag,
    Family.HEADING: _judge_heading,
    Family.TIMED: _judge_timed,
    Family.BOLD: _judge_bold,
    Family.BRACKET: _judge_bracket,
    Family.PLAIN: _judge_plain,
    Family.LOOSE: _judge_loose,
    Family.ALONE: _judge_alone,
    Family.TIME: _judge_time,
}


def _leading(accepted: Mapping[Family, list[Marker]]) -> Family | None:
    """Return the family with most turns; at a tie the one with the stronger sign."""
    if accepted.get(Family.TAG):
        return Family.TAG
    best = max(Family, key=lambda family: len(accepted.get(family, ())))
    return best if accepted.get(best) else None


def _may_follow(leading: Family, marker: Marker, keys: Collection[str], known: Collection[str]) -> bool:
    """Tell whether a marker of another family may stand beside the leading one."""
    if leading is Family.TAG or marker.family in {Family.ALONE, Family.LOOSE} or not (marker.colon or marker.is_empty):
        return False
    if leading is Family.HEADING:
        return marker.family is Family.TIMED and marker.heading > 0
    level = quality(marker.key)
    if marker.key in keys or marker.key in known or level is Quality.ROLE:
        return True
    is_loose = leading in {Family.BOLD, Family.PLAIN, Family.BRACKET} or marker.family is Family.TIMED
    return is_loose and level >= Quality.NUMBERED


def _sections(leading: Family, markers: Iterable[Marker], chosen: Mapping[int, Marker]) -> set[int]:
    """Return the lines of headings in a file whose speakers are headings, that name no speaker."""
    if leading is not Family.HEADING:
        return set()
    levels = {marker.heading for marker in chosen.values() if marker.heading}
    return {m.line for m in markers if m.heading and m.line not in chosen and m.heading <= max(levels, default=0)}


def _time_only(markers: Iterable[Marker], chosen: Mapping[int, Marker]) -> list[tuple[int, Marker]]:
    """Return the markers that start a turn by their time alone; the last speaker goes on."""
    rest = [
        marker._replace(family=Family.TIME, label=(0, 0), key="", words=marker.unlabelled, is_empty=False)
        if marker.family is Family.TIMED
        else marker
        for marker in markers
        if marker.line not in chosen and marker.has_time and (marker.time_first or marker.family is Family.TIME)
    ]
    bare = [marker for marker in rest if not marker.bracketed_time and not marker.is_empty]
    trusted = len(bare) >= _OFTEN and len(bare) * 5 >= len(chosen)
    return [(marker.line, marker) for marker in rest if marker.bracketed_time or marker.is_empty or trusted]


def _is_doubtful(marker: Marker) -> bool:
    return marker.family is Family.PLAIN and quality(marker.key) is Quality.NAME
