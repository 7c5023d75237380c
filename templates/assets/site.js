// Nothing needs script to be read; what is here adds to it.
