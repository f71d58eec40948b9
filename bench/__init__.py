"""How fast is Manchette beside what people would pick instead? Same articles, one run, interleaved."""
