// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/sha256.h"

#ifdef TALLYROOM_WITH_OPENSSL
#include <openssl/evp.h>

#include <array>
#else
#include <QCryptographicHash>
#endif

namespace tally {

#ifdef TALLYROOM_WITH_OPENSSL

struct Sha256::State
{
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX *)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Sha256::Sha256()
    : m_state(std::make_unique<State>())
{
    EVP_DigestInit_ex(m_state->context.get(), EVP_sha256(), nullptr);
}

void Sha256::add(const QByteArray &bytes)
{
    EVP_DigestUpdate(m_state->context.get(), bytes.constData(), std::size_t(bytes.size()));
}

QString Sha256::result()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(m_state->context.get(), sum.data(), &size);
    const auto *text = reinterpret_cast<const char *>(sum.data());
    return QString::fromLatin1(QByteArray(text, qsizetype(size)).toHex());
}

#else

struct Sha256::State
{
    QCryptographicHash hash{QCryptographicHash::Sha256};
};

Sha256::Sha256()
    : m_state(std::make_unique<State>())
{
}

void Sha256::add(const QByteArray &bytes)
{
    m_state->hash.addData(bytes);
}

QString Sha256::result()
{
    return QString::fromLatin1(m_state->hash.result().toHex());
}

#endif

Sha256::~Sha256() = default;

} // namespace tally
