"""What the portal gives away for use elsewhere: tables as CSV and JSON, their dictionary and licence. [issue 5]"""
