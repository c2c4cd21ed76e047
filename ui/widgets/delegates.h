// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All delegates of tables at once.
#include "ui/widgets/bardelegate.h"
#include "ui/widgets/changedelegate.h"
#include "ui/widgets/figuredelegate.h"
#include "ui/widgets/sparklinedelegate.h"
