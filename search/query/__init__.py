"""What did the reader mean? Text becomes a tree of syntax, then a tree of terms."""
