#pragma once

#include <QtTest>

#include <cmath>
#include <cstdio>

/// Fails with both numbers unless they differ by at most `tolerance`; equal infinities are near.
#define VERIFY_NEAR(got, expected, tolerance)                                                                \
    do {                                                                                                     \
        const double gotValue = (got);                                                                       \
        const double expectedValue = (expected);                                                             \
        char message[160];                                                                                   \
        std::snprintf(message, sizeof message, "%s: got %.12g, expected %.12g", #got, gotValue,              \
                      expectedValue);                                                                        \
        QVERIFY2(gotValue == expectedValue || std::abs(gotValue - expectedValue) <= (tolerance), message);   \
    } while (false)
