#pragma once

#include <QCoreApplication>
#include <QTest>

#include <memory>

/// The tests of one folder are one program that runs one of them a time: `core_data_tests test_mapping [Qt
/// Test's words]`. A test file with its own main(), or with one of Qt's, stays a program of its own.
namespace plateau::support {

/// A test file's entry in its folder's program. Made before main() begins, by the macros below.
class RegisteredTest {
public:
    using MakeApplication = std::unique_ptr<QCoreApplication> (*)(int& argc, char** argv);
    using Run = int (*)(int argc, char** argv);

    /// @param file __FILE__ of the test; its stem is the name on the command line
    RegisteredTest(const char* file, MakeApplication makeApplication, Run run);
};

template <typename Application>
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv) {
    auto application = std::make_unique<Application>(argc, argv);
    application->setAttribute(Qt::AA_Use96Dpi);
    return application;
}

template <typename Test>
int runTest(int argc, char** argv) {
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace plateau::support

#define PLATEAU_TEST_WITH(Test, Application)                                                                 \
    static const plateau::support::RegisteredTest registered##Test(                                          \
        __FILE__, &plateau::support::makeApplication<Application>, &plateau::support::runTest<Test>);

/// In place of QTEST_GUILESS_MAIN.
#define PLATEAU_TEST(Test) PLATEAU_TEST_WITH(Test, QCoreApplication)
