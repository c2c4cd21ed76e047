# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A room is one folder of sources and one target. Its headers are reached as "room/file.h", and only by the
# targets that link it: each room's include root holds one link, to itself, so that an include across an
# arrow that is not declared does not compile.

# What every target of ours is compiled with.
add_library(tallyroom_flags INTERFACE)
target_compile_definitions(tallyroom_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_KEYWORDS QT_NO_FOREACH QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400
  TALLYROOM_VERSION="${PROJECT_VERSION}")
target_compile_options(tallyroom_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow)
if(TALLYROOM_WERROR)
  target_compile_options(tallyroom_flags INTERFACE -Werror)
endif()
if(TALLYROOM_SANITIZE)
  target_compile_options(tallyroom_flags INTERFACE -fsanitize=${TALLYROOM_SANITIZE} -fno-omit-frame-pointer
                                                   -fno-sanitize-recover=all)
  target_link_options(tallyroom_flags INTERFACE -fsanitize=${TALLYROOM_SANITIZE})
endif()

option(TALLYROOM_PCH "Precompile the common headers: halves the time of a build from scratch" OFF)

# tallyroom_precompiled(TARGET core|widgets): TARGET is compiled with the common headers of its
# kind, precompiled once. What a source needs it includes all the same: a build without TALLYROOM_PCH holds it to that.
function(tallyroom_precompiled target kind)
  if(NOT TALLYROOM_PCH)
    return()
  endif()
  set(owner "tallyroom_pch_${kind}")
  if(NOT TARGET ${owner})
    set(headers <QDateTime> <QDir> <QFile> <QFuture> <QHash> <QJsonDocument> <QList> <QMutex> <QObject> <QSet> <QString>
                <QTimeZone> <QtConcurrent> <algorithm> <functional> <memory> <optional> <string> <variant> <vector>
                <nlohmann/json.hpp> <tl/expected.hpp>)
    set(links Qt6::Core Qt6::Concurrent nlohmann_json::nlohmann_json tl::expected)
    if(kind STREQUAL "widgets")
      list(APPEND headers <QtGui/QtGui> <QtWidgets/QtWidgets>)
      list(APPEND links Qt6::Widgets)
    endif()
    set(source "${CMAKE_BINARY_DIR}/pch/${kind}.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT "")
    add_library(${owner} OBJECT "${source}")
    set_target_properties(${owner} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_link_libraries(${owner} PRIVATE ${links} tallyroom_flags)
    target_precompile_headers(${owner} PRIVATE ${headers})
    # So that ccache can look through it.
    target_compile_options(${owner} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
  endif()
  target_precompile_headers(${target} REUSE_FROM ${owner})
  target_link_libraries(${target} PRIVATE Qt6::Concurrent)
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endfunction()

# tallyroom_room(NAME path-as-included LINKS targets...): a static library from all sources of this folder.
# `app/sources/embedded` is included as "sources/embedded/file.h" and its target is tally_sources_embedded.
function(tallyroom_room path)
  cmake_parse_arguments(ARG "" "" "LINKS;PRIVATE_LINKS" ${ARGN})
  string(REPLACE "/" "_" suffix "${path}")
  set(target "tally_${suffix}")
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  set(root "${CMAKE_BINARY_DIR}/rooms/${suffix}")
  get_filename_component(parent "${root}/${path}" DIRECTORY)
  file(MAKE_DIRECTORY "${parent}")
  file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}" "${root}/${path}" SYMBOLIC)
  add_library(${target} STATIC ${sources})
  target_include_directories(${target} PUBLIC "${root}")
  target_link_libraries(${target} PUBLIC ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS} tallyroom_flags)
  if(path MATCHES "^ui/" AND NOT path STREQUAL "ui/models")
    tallyroom_precompiled(${target} widgets)
  else()
    tallyroom_precompiled(${target} core)
  endif()
endfunction()

# What ThreadSanitizer runs: `cmake --build --target threaded_tests`, `ctest -L threaded`.
add_custom_target(threaded_tests)

# tallyroom_tests(PREFIX LINKS targets... [LABELS labels...]): every tst_*.cpp of this folder is one Qt Test program
# and one test. Labels: `threaded` (ThreadSanitizer runs it too), `slow` (AddressSanitizer leaves it out).
function(tallyroom_tests prefix)
  cmake_parse_arguments(ARG "" "" "LINKS;LABELS" ${ARGN})
  file(GLOB tests CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/tst_*.cpp")
  foreach(test IN LISTS tests)
    get_filename_component(name "${test}" NAME_WE)
    string(REPLACE "/" "_" target "${prefix}_${name}")
    add_executable(${target} "${test}")
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${target} PRIVATE ${ARG_LINKS} Qt6::Test tallyroom_flags)
    target_compile_definitions(${target} PRIVATE TALLYROOM_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                                                 TALLYROOM_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
    if(prefix MATCHES "^ui")
      tallyroom_precompiled(${target} widgets)
    else()
      tallyroom_precompiled(${target} core)
    endif()
    add_test(NAME ${prefix}/${name} COMMAND ${target})
    if(ARG_LABELS)
      set_tests_properties(${prefix}/${name} PROPERTIES LABELS "${ARG_LABELS}")
    endif()
    if("threaded" IN_LIST ARG_LABELS)
      add_dependencies(threaded_tests ${target})
    endif()
    set_tests_properties(${prefix}/${name} PROPERTIES TIMEOUT 300
      ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TALLYROOM_ARTEFACTS=${CMAKE_BINARY_DIR}/artefacts")
  endforeach()
endfunction()
