"""Publishing a confirmed public text: what is looked at once more, and what stands before the public then."""


def test_the_public_reads_the_public_words(desk):
    record = desk.publish()
    assert record.told.office == desk.world.facility.name
    assert [
        (section.heading, [entry.text for entry in section.entries]) for section in record.told.sections
    ] == [("利用者状況の報告", ["9名が利用しています。", "広報紙を町会にも"])]
