#pragma once

#include "tests/support/registered_test.h"

#include <QApplication>

/// In place of QTEST_MAIN, for tests that show widgets.
#define PLATEAU_WINDOW_TEST(Test) PLATEAU_TEST_WITH(Test, QApplication)
