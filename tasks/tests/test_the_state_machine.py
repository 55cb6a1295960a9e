import itertools

import pytest

from tasks.states import EDGES, Actor, IllegalTransition, Status, is_legal, require_legal

pytestmark = pytest.mark.pure

# Written out by hand, so that a change of the table is a change of this test.
LEGAL = {
    ("pending", "processing", "worker"),
    ("pending", "processing", "external"),
    ("pending", "completed", "external"),
    ("pending", "failed", "worker"),
    ("pending", "failed", "external"),
    ("pending", "failed", "person"),
    ("processing", "completed", "worker"),
    ("processing", "completed", "external"),
    ("processing", "failed", "worker"),
    ("processing", "failed", "external"),
    ("processing", "failed", "person"),
    ("processing", "pending", "worker"),
    ("processing", "pending", "external"),
    ("completed", "pending", "person"),
    ("completed", "pending", "external"),
    ("failed", "pending", "person"),
    ("failed", "pending", "external"),
}


@pytest.mark.parametrize(("old", "new", "actor"), list(itertools.product(Status, Status, Actor)))
def test_every_pair_is_legal_or_refused_as_written(old: Status, new: Status, actor: Actor) -> None:
    legal = (old.value, new.value, actor.value) in LEGAL
    assert is_legal(old, new, actor) is legal
    if legal:
        require_legal(old, new, actor)
    else:
        with pytest.raises(IllegalTransition, match=f"{old}.*{new}"):
            require_legal(old, new, actor)


def test_the_table_has_no_edge_from_a_status_to_itself() -> None:
    assert all(old != new for old, new in EDGES)
