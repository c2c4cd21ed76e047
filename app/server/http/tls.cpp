// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/tls.h"

#include "core/errorcodes.h"

#include <QFile>

namespace tally {
namespace ssl = boost::asio::ssl;

Result<std::shared_ptr<ssl::context>> makeTlsContext(const QString &certificate, const QString &privateKey)
{
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_options(context->native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    boost::system::error_code error;
    const auto wrong = [&error](const QString &file) {
        return failure(ErrorKind::Io, codes::IoError, QString::fromStdString(error.message()), file);
    };
    context->use_certificate_chain_file(QFile::encodeName(certificate).toStdString(), error);
    if (error)
        return wrong(certificate);
    context->use_private_key_file(QFile::encodeName(privateKey).toStdString(), ssl::context::pem, error);
    if (error)
        return wrong(privateKey);
    if (SSL_CTX_check_private_key(context->native_handle()) != 1)
        return failure(ErrorKind::InvalidInput, codes::IoError,
                       QStringLiteral("the key does not belong to the certificate"), privateKey);
    return context;
}

} // namespace tally
