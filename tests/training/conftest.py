"""One running training site for the tests that only ask it things."""

from collections.abc import Iterator

import pytest

from dialtone.training.runner import TrainingRunner
from dialtone.training.site import TrainingSite


@pytest.fixture(scope="module")
def site() -> Iterator[TrainingSite]:
    with TrainingRunner() as runner:
        assert runner.site is not None
        yield runner.site
