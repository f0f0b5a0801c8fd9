"""The 結果報告書: its frozen content, its papers, links and mails."""
