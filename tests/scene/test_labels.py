from explorer.labels import LEADERS, Spot, fitting, text_width


def test_a_label_under_another_is_left_out() -> None:
    spots = [Spot(0, 0, 20, "Ann Ash"), Spot(10, 0, 20, "Bob Bay")]

    assert fitting(spots) == [True, False]


def test_labels_side_by_side_are_both_drawn() -> None:
    spots = [Spot(0, 0, 20, "Ann Ash"), Spot(200, 0, 20, "Bob Bay")]

    assert fitting(spots) == [True, True]


def test_a_label_covers_no_disc_unless_it_is_among_the_most_important() -> None:
    crowd = [Spot(1000 * number, 0, 20, "Ann") for number in range(LEADERS)]
    late, below = Spot(0, 500, 20, "Zoe"), Spot(0, 522, 20, "")

    assert fitting([late, below])[0]
    assert not fitting([*crowd, late, below])[LEADERS]


def test_a_wanted_label_is_drawn_whatever_stands_there() -> None:
    spots = [Spot(0, 0, 20, "Ann Ash"), Spot(0, 0, 20, "Bob Bay", wanted=True)]

    assert fitting(spots) == [True, True]


def test_no_spots_need_no_labels() -> None:
    assert fitting([]) == []


def test_wide_letters_take_more_room() -> None:
    assert text_width("mmmm") > text_width("aaaa") > text_width("iiii")
    assert text_width("李明") == 24.0


def test_accents_take_no_room_of_their_own() -> None:
    assert text_width("Jose\u0301") == text_width("Jose")
