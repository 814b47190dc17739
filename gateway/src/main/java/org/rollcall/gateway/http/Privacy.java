package org.rollcall.gateway.http;

import java.util.Set;
import org.rollcall.gateway.security.Purge;
import org.rollcall.gateway.security.PurgeReports;

/**
 * What the resources about personal data need.
 *
 * @param consentPurposes what people can agree to
 */
public record Privacy(Set<String> consentPurposes, Purge purge, PurgeReports purgeReports) {}
