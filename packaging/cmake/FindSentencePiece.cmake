# SentencePiece as a static library with hidden symbols, built at the set-up (packaging/lib/runtime.sh):
#   <runtime>/sentencepiece/{include,lib}
# Imported target: SentencePiece::sentencepiece. It holds a protobuf of its own and LibTorch another: no program may show
# symbols of it to the loader, so none of the archive is exported.
set(_runtime "${PLATEAU_RUNTIME}")
if(NOT _runtime)
    set(_runtime "$ENV{PLATEAU_RUNTIME}")
endif()
if(NOT _runtime)
    set(_runtime "$ENV{HOME}/.local/share/plateau")
endif()
set(_root "${_runtime}/sentencepiece")

# Another runtime folder than at the last configuration: what was found there does not count any more.
if(SentencePiece_INCLUDE_DIR AND NOT SentencePiece_INCLUDE_DIR STREQUAL "${_root}/include")
    unset(SentencePiece_INCLUDE_DIR CACHE)
    unset(SentencePiece_LIBRARY CACHE)
endif()

find_path(SentencePiece_INCLUDE_DIR sentencepiece_processor.h HINTS "${_root}/include" NO_DEFAULT_PATH)
find_library(SentencePiece_LIBRARY libsentencepiece.a HINTS "${_root}/lib" NO_DEFAULT_PATH)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(SentencePiece REQUIRED_VARS SentencePiece_INCLUDE_DIR SentencePiece_LIBRARY
    REASON_FAILURE_MESSAGE "run packaging/quickstart.sh or packaging/run-tests.sh first: they build it in ${_runtime}")

if(SentencePiece_FOUND AND NOT TARGET SentencePiece::sentencepiece)
    add_library(SentencePiece::sentencepiece STATIC IMPORTED)
    set_target_properties(SentencePiece::sentencepiece PROPERTIES IMPORTED_LOCATION "${SentencePiece_LIBRARY}")
    target_include_directories(SentencePiece::sentencepiece SYSTEM INTERFACE "${SentencePiece_INCLUDE_DIR}")
    target_link_options(SentencePiece::sentencepiece INTERFACE LINKER:--exclude-libs,libsentencepiece.a)
endif()
