"""What do articles say as a whole, and beside each other?"""
