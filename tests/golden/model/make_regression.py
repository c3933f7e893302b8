"""Golden logistic regression, in tests/core/training/test_regression.cpp.

  python3 make_regression.py
with scikit-learn 1.9.1 and numpy 2.4.6. 40 rows of 6 features, row i feature j = sin(1.7 i + 2.3 j + 0.1 i j), scaled to
length 1; label = i mod 3. Prints the held mean cross entropy and the coefficients for C = 16, of rows of length 1.
"""

import numpy
import sklearn
from sklearn.linear_model import LogisticRegression

i, j = numpy.meshgrid(numpy.arange(40), numpy.arange(6), indexing="ij")
x = numpy.sin(1.7 * i + 2.3 * j + 0.1 * i * j)
x /= numpy.linalg.norm(x, axis=1, keepdims=True)
y = numpy.arange(40) % 3
model = LogisticRegression(C=16, tol=1e-12, max_iter=10000).fit(x, y)
print(sklearn.__version__, numpy.__version__)
print("loss", -numpy.log(model.predict_proba(x)[numpy.arange(40), y]).mean())
print("coefficients", ", ".join("%.5f" % v for v in model.coef_.ravel()))
print("intercepts", ", ".join("%.5f" % v for v in model.intercept_))
