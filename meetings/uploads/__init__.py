"""What an uploaded file really is: judged by its bytes, never by its name or by what the browser says."""
